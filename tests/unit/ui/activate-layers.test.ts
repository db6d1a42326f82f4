import { beforeEach, describe, expect, it } from 'vitest';
import { call, layer } from '../../../src/spec/index.ts';
import { edit, experiment, load, undo } from '../../../src/store/experiment.ts';
import { activateLayers, activationsOf } from '../../../src/ui/network/activateLayers.ts';

const MIXED = [
  layer('dense', { units: 4 }, 'tanh'),
  layer('dropout'),
  layer('dense', { units: 3 }, call('activations', 'leaky_relu', { alpha: 0.3 })),
];

beforeEach(() => load(''));

describe('activationsOf', () => {
  it('names each activation once, and none of layers that take none', () => {
    expect(activationsOf(MIXED)).toEqual(['tanh', 'leaky_relu']);
    expect(activationsOf([MIXED[0], MIXED[0]].flatMap((one) => one ?? []))).toEqual(['tanh']);
    expect(activationsOf([layer('dropout')])).toEqual([]);
  });
});

describe('activateLayers', () => {
  it('changes every layer that takes an activation, and nothing else', () => {
    const relu = activateLayers(MIXED, 'relu');
    expect(relu.map(({ activation }) => activation?.id ?? null)).toEqual(['relu', null, 'relu']);
    expect(relu.map(({ id, args }) => ({ id, args }))).toEqual(MIXED.map(({ id, args }) => ({ id, args })));
  });

  it('keeps the numbers of a layer that has the activation already', () => {
    const leaky = activateLayers(MIXED, 'leaky_relu');
    expect(leaky.at(2)).toBe(MIXED.at(2));
    expect(leaky.at(0)?.activation).toEqual(call('activations', 'leaky_relu'));
  });

  it('is one edit, which one undo takes back', () => {
    edit({ layers: MIXED });
    edit(({ layers }) => ({ layers: activateLayers(layers, 'relu') }));
    expect(activationsOf(experiment.getState().spec.layers)).toEqual(['relu']);
    undo();
    expect(experiment.getState().spec.layers).toEqual(MIXED);
  });
});
