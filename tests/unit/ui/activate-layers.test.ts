import { beforeEach, describe, expect, it } from 'vitest';
import { call, layer } from '../../../src/experiment/index.ts';
import { edit, experiment, load, undo } from '../../../src/store/experiment.ts';
import { activateLayers, activationsOf } from '../../../src/ui/network/activateLayers.ts';

const MIXED = [
  layer('dense', { units: 4 }, 'tanh'),
  layer('dropout'),
  layer('dense', { units: 3 }, call('activations', 'leaky_relu', { alpha: 0.3 })),
];

beforeEach(() => load(''));

describe('activationsOf', () => {
  it('names each activation once, and ignores layers without an activation', () => {
    expect(activationsOf(MIXED)).toEqual(['tanh', 'leaky_relu']);
    expect(activationsOf([MIXED[0], MIXED[0]].flatMap((one) => one ?? []))).toEqual(['tanh']);
    expect(activationsOf([layer('dropout')])).toEqual([]);
  });
});

describe('activateLayers', () => {
  it('changes only the layers with an activation', () => {
    const relu = activateLayers(MIXED, 'relu');
    expect(relu.map(({ activation }) => activation?.id ?? null)).toEqual(['relu', null, 'relu']);
    expect(relu.map(({ id, args }) => ({ id, args }))).toEqual(MIXED.map(({ id, args }) => ({ id, args })));
  });

  it('keeps the hyperparameters of a layer that already has the activation', () => {
    const leaky = activateLayers(MIXED, 'leaky_relu');
    expect(leaky.at(2)).toBe(MIXED.at(2));
    expect(leaky.at(0)?.activation).toEqual(call('activations', 'leaky_relu'));
  });

  it('is a single edit that one undo reverts', () => {
    edit({ layers: MIXED });
    edit(({ layers }) => ({ layers: activateLayers(layers, 'relu') }));
    expect(activationsOf(experiment.getState().spec.layers)).toEqual(['relu']);
    undo();
    expect(experiment.getState().spec.layers).toEqual(MIXED);
  });
});
