import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/catalog/activations/index.ts';
import { layers } from '../../../src/catalog/layers/index.ts';
import { functionTex, withActivation } from '../../../src/ui/activationTex.ts';

describe('withActivation', () => {
  it('names the activation of a layer in its formula', () => {
    const { tex } = layers.dense;
    expect(withActivation(tex, 'softmax')).toBe('a = \\operatorname{softmax}(x W + b)');
    expect(withActivation(tex, 'tanh')).toBe('a = \\tanh(x W + b)');
    expect(withActivation(tex, 'linear')).toBe('a = x W + b');
    expect(withActivation(layers.lstm.tex, null)).toBe(layers.lstm.tex);
  });

  it.each(Object.keys(activations))('is valid TeX with %s', (id) => {
    for (const { tex } of Object.values(layers)) {
      expect(() => katex.renderToString(withActivation(tex, id), { throwOnError: true })).not.toThrow();
    }
  });
});

it('functionTex uses the id of an activation whose definition has no name', () => {
  expect(functionTex('relu')).toBe('\\operatorname{ReLU}');
  expect(functionTex('sine')).toBe('\\operatorname{sine}');
});
