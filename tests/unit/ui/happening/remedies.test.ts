import { beforeEach, describe, expect, it } from 'vitest';
import { print } from '../../../../src/experiment/index.ts';
import { type Change, edit, experiment, load, undo } from '../../../../src/store/experiment.ts';
import { receive } from '../../../../src/store/run.ts';
import { type Score, trials } from '../../../../src/store/trial.ts';
import type { Engine } from '../../../../src/ui/engine.ts';
import { type Remedy, START_OVER } from '../../../../src/ui/happening/remedies.ts';
import { verdictOf } from '../../../../src/ui/happening/verdict.ts';
import { judged, summaryOf } from '../../../support/summary.ts';

const calls: string[] = [];
const engine = {
  reset: () => calls.push('reset'),
  resetWith: (change: Change) => {
    edit(change);
    calls.push('resetWith');
  },
  step: (steps: number) => calls.push(`step ${steps}`),
  play: () => calls.push('play'),
  restore: (step: number) => calls.push(`restore ${step}`),
} as unknown as Engine;
const spec = () => experiment.getState().spec;
const text = () => print(spec());

function apply(remedy: Remedy | undefined): void {
  expect(remedy).toBeDefined();
  remedy?.apply(engine);
}

beforeEach(() => {
  calls.length = 0;
  load('data=circle&net=dense(4,relu),dense(3,tanh)&opt=sgd(lr=0.3)&v=1');
});

const losses = { step: [0, 10, 20], trainLoss: [0.7, 0.5, 4e9], validationLoss: [0.7, 0.5, 4e9] };
const overshot = () =>
  summaryOf({ status: 'diverged', spec: spec(), step: 20, end: 20, losses, snapshots: [0, 10, 20] });

describe('a remedy', () => {
  it('is tried from the start for as many steps, as one edit', () => {
    const before = text();
    const dead = summaryOf({
      spec: spec(),
      step: 500,
      end: 500,
      deadLayers: [{ title: 'Hidden 1', units: 4, dead: 4 }],
    });
    apply(judged(dead).remedies[0]);
    expect(text()).toContain('dense(4,leaky_relu),dense(3,tanh)');
    expect(calls).toEqual(['resetWith', 'step 500']);
    expect(trials.getState().trial).toMatchObject({ diagnosis: 'dead_units', steps: 500 });
    undo();
    expect(text()).toBe(before);
    expect(trials.getState().trial).toBeNull();
  });

  it('trains longer than a run that diverged at once', () => {
    apply(judged(overshot()).remedies[0]);
    expect(text()).toContain('lr=0.03');
    expect(calls).toEqual(['resetWith', 'step 200']);
    expect(trials.getState().trial?.before.value).toBeNaN();
  });

  it('of a run that diverged can also begin at its best snapshot', () => {
    apply(judged(overshot()).remedies[1]);
    expect(text()).toContain('lr=0.03');
    expect(calls).toEqual(['restore 10']);
  });

  it('is no longer tried once a person changes the experiment', () => {
    apply(judged(overshot()).remedies[0]);
    edit({ batch: 20 });
    expect(trials.getState().trial).toBeNull();
  });
});

describe('the verdict on a remedy', () => {
  const before: Score = { name: 'validation loss', value: 0.6, better: 'lower' };
  const trial = {
    diagnosis: 'oscillating_loss',
    flattered: false,
    as: 'a learning rate of 0.03',
    steps: 300,
    before,
  } as const;
  const run = (loss: number, step = 300) =>
    summaryOf({
      spec: spec(),
      step,
      trainLoss: loss,
      losses: { step: [0, step], trainLoss: [0.7, loss], validationLoss: [0.7, loss] },
    });

  it('waits for the step of the earlier run', () => {
    expect(verdictOf(trial, run(0.5, 120), false)).toMatchObject({
      sentence: 'Trying a learning rate of 0.03 from the same start: step 120 of 300.',
      isOver: false,
    });
  });

  it('is that it worked if the diagnosis no longer applies and the result is no worse', () => {
    expect(verdictOf(trial, run(0.12), false)).toMatchObject({
      sentence: 'It worked: with a learning rate of 0.03, the validation loss after 300 steps is 0.12 instead of 0.6.',
      tone: 'good',
      isOver: true,
    });
    expect(verdictOf(trial, run(0.61), false).tone).toBe('good');
  });

  it('is that it helped too little, or not at all', () => {
    expect(verdictOf(trial, run(0.3), true).sentence).toMatch(
      /^It helped, but not enough: .* is 0\.3 instead of 0\.6\.$/,
    );
    expect(verdictOf(trial, run(0.59), true).sentence).toMatch(/^It did not help/);
    expect(verdictOf(trial, run(0.9), false)).toMatchObject({ tone: 'care' });
    expect(verdictOf(trial, { ...run(0.9, 40), diverged: true }, true).sentence).toBe(
      'It did not help: with a learning rate of 0.03, the run has diverged, too.',
    );
  });

  it('is that it did not help if the loss has risen since the start', () => {
    const diverged = { ...trial, before: { ...before, value: Number.NaN } };
    expect(verdictOf(diverged, run(1e27), false).sentence).toMatch(/^It did not help/);
  });

  it('compares nothing with a run that diverged', () => {
    const diverged = { ...trial, before: { ...before, value: Number.NaN } };
    expect(verdictOf(diverged, run(0.6), false).sentence).toBe(
      'It worked: with a learning rate of 0.03, the validation loss after 300 steps is 0.6.',
    );
  });
});

describe('starting over', () => {
  const status = (to: 'running' | 'paused') =>
    receive({ type: 'status', runId: 1, state: { status: to, provider: 'wasm', reason: null } });

  it('continues running if it was running', () => {
    status('running');
    apply(START_OVER);
    expect(calls).toEqual(['reset', 'play']);
  });

  it('stays at the start if it was paused', () => {
    status('paused');
    apply(START_OVER);
    expect(calls).toEqual(['reset']);
  });
});
