import { beforeEach, describe, expect, it } from 'vitest';
import { call, layer, print } from '../../../../src/experiment/index.ts';
import { type Change, edit, experiment, load, undo } from '../../../../src/store/experiment.ts';
import { receive } from '../../../../src/store/run.ts';
import type { Engine } from '../../../../src/ui/engine.ts';
import {
  addL2,
  goBackWithTenthOfRate,
  type Remedy,
  replaceByLeakyRelu,
  resetWithTenthOfRate,
  START_OVER,
  startAtRandom,
  tryTenfoldRate,
  tryTenthOfRate,
} from '../../../../src/ui/happening/remedies.ts';

const calls: string[] = [];
const engine = {
  reset: () => calls.push('reset'),
  resetWith: (change: Change) => {
    edit(change);
    calls.push('resetWith');
  },
  play: () => calls.push('play'),
  restore: (step: number) => calls.push(`restore ${step}`),
} as unknown as Engine;
const spec = () => experiment.getState().spec;
const text = () => print(spec());

function apply([remedy]: readonly Remedy[]): void {
  expect(remedy).toBeDefined();
  remedy?.apply(engine);
}

beforeEach(() => {
  calls.length = 0;
  load('data=circle&net=dense(4,relu),dense(3,tanh)&opt=sgd(lr=0.3)&v=1');
});

describe('a remedy', () => {
  it.each<[string, () => readonly Remedy[], RegExp, string[]]>([
    ['a tenth of the learning rate from the start', () => resetWithTenthOfRate(spec()), /lr=0\.03\)/, ['resetWith']],
    ['a tenth from a snapshot', () => goBackWithTenthOfRate(spec(), 40), /lr=0\.03\)/, ['restore 40']],
    ['a tenth from here', () => tryTenthOfRate(spec()), /lr=0\.03\)/, []],
    ['ten times as much', () => tryTenfoldRate(spec()), /lr=3\)/, []],
    ['Leaky ReLU', () => replaceByLeakyRelu(['relu']), /dense\(4,leaky_relu\),dense\(3,tanh\)/, []],
    ['an L2 penalty', () => addL2(spec()), /reg=l2/, []],
  ])('is one edit: %s', (_, remedies, expected, called) => {
    const before = text();
    apply(remedies());
    expect(text()).toMatch(expected);
    expect(calls).toEqual(called);
    undo();
    expect(text()).toBe(before);
  });

  it('lowers the rates of both players of a game, because either may have made the losses diverge', () => {
    load('data=circle&task=gan&opt=sgd(lr=0.1)&generator_opt=sgd(lr=10)&v=1');
    const [remedy] = resetWithTenthOfRate(spec());
    expect(remedy?.label).toBe('Reset with a tenth of both learning rates');
    expect(remedy?.explain).toContain('learning rates of 0.01 for the discriminator and 1 for the generator');
    remedy?.apply(engine);
    expect(text()).toContain('opt=sgd(lr=0.01)&generator_opt=sgd(lr=1)');
  });

  it('is another initializer if the initial weights are not random', () => {
    expect(startAtRandom(spec())).toEqual([]);
    edit({ initializer: call('initializers', 'zeros') });
    apply(startAtRandom(spec()));
    expect(spec().initializer.id).toBe('xavier_uniform');
  });

  it('is not offered if it is not possible', () => {
    edit({ optimizer: call('optimizers', 'sgd', { lr: 10 }) });
    expect(tryTenfoldRate(spec())).toEqual([]);
    edit({ optimizer: call('optimizers', 'sgd', { lr: 1e-5 }) });
    expect([...tryTenthOfRate(spec()), ...resetWithTenthOfRate(spec())]).toEqual([]);
    edit({ replicas: 4, sweep: { of: 'lr', from: 0.01, to: 1 } });
    expect(tryTenfoldRate(spec())).toEqual([]);
    edit({ regularizers: [call('regularizers', 'l1')] });
    expect(addL2(spec())).toEqual([]);
  });

  it('does not change layers without an activation', () => {
    edit({ layers: [layer('dropout')] });
    apply(replaceByLeakyRelu(['relu']));
    expect(spec().layers).toMatchObject([{ id: 'dropout', activation: null }]);
  });
});

describe('starting over', () => {
  const status = (to: 'running' | 'paused') =>
    receive({ type: 'status', runId: 1, state: { status: to, provider: 'wasm', reason: null } });

  it('continues running if it was running', () => {
    status('running');
    apply([START_OVER]);
    expect(calls).toEqual(['reset', 'play']);
  });

  it('stays at the start if it was paused', () => {
    status('paused');
    apply([START_OVER]);
    expect(calls).toEqual(['reset']);
  });
});
