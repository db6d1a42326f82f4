import { describe, expect, it } from 'vitest';
import type { ActivationDef } from '../../../src/catalog/activations/definition.ts';
import { activations } from '../../../src/catalog/activations/index.ts';
import type { InitializerDef } from '../../../src/catalog/initializers/definition.ts';
import { initializers } from '../../../src/catalog/initializers/index.ts';
import { defaultsOf } from '../../../src/figures/parts/defaults.ts';
import { varianceOf, variancesOf } from '../../../src/figures/signal_variance/signal.ts';
import { trendWords } from '../../../src/figures/signal_variance/trend.ts';

function variances(activation: ActivationDef, initializer: InitializerDef, args = defaultsOf(initializer.hyper)) {
  const network = {
    depth: 30,
    width: 64,
    activation,
    activationArgs: defaultsOf(activation.hyper),
    initializer,
    initializerArgs: args,
  };
  return variancesOf(network, 16, 5);
}

describe('the variance of a signal', () => {
  it('is the mean squared distance from the mean', () => {
    expect(varianceOf(Float64Array.of(1, 2, 3, 6))).toBe((4 + 1 + 0 + 9) / 4);
  });

  it('is kept exactly in length by orthogonal matrices without an activation, in both directions', () => {
    const { activations: forward, gradients } = variances(activations.linear, initializers.orthogonal);
    // Lengths are kept exactly, means almost: the mean of 1,024 numbers hardly changes their variance.
    for (const values of [forward, gradients]) {
      for (const value of values) expect(value / (values[30] as number)).toBeCloseTo(1, 1);
    }
  });

  it('changes by n·σ² at each layer without an activation', () => {
    const { activations: forward, gradients } = variances(activations.linear, initializers.normal, { sd: 0.25 });
    // 64 · 0.25² = 4. The product of random factors scatters, so the logarithms are compared.
    expect(Math.log(forward[30] as number) / (30 * Math.log(4))).toBeCloseTo(1, 1);
    expect(Math.log(gradients[0] as number) / (30 * Math.log(4))).toBeCloseTo(1, 1);
  });

  it('survives ReLU with He weights and vanishes with Xavier weights, which halve it at each layer', () => {
    const he = variances(activations.relu, initializers.he_normal);
    expect(he.activations[30]).toBeGreaterThan(0.01);
    const xavier = variances(activations.relu, initializers.xavier_normal);
    expect(Math.log2(xavier.gradients[0] as number) / -30).toBeCloseTo(1, 0);
    expect(xavier.activations[30]).toBeLessThan(1e-6);
  });

  it('is zero behind zeros', () => {
    const { activations: forward } = variances(activations.tanh, initializers.zeros);
    expect(forward.slice(1)).toEqual(new Array(30).fill(0));
  });

  it('depends only on the seed', () => {
    expect(variances(activations.tanh, initializers.normal)).toEqual(variances(activations.tanh, initializers.normal));
  });
});

it.each([
  [0, 'vanishes completely'],
  [1e-10, 'vanishes'],
  [0.1, 'fades'],
  [1.2, 'stays about the same'],
  [50, 'grows'],
  [1e12, 'explodes'],
  [Number.POSITIVE_INFINITY, 'explodes'],
])('a variance that goes from 1 to %d in 30 layers %s', (last, words) => {
  const values = Array.from({ length: 31 }, (_, layer) => (layer === 30 ? last : 1));
  expect(trendWords(values)).toBe(words);
});
