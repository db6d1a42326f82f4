import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../../src/experiment/index.ts';
import type { Frame, RunStatus, RunView } from '../../../src/runtime/protocol.ts';
import { recordOf, SCORE_SERIES } from '../../../src/runtime/series.ts';
import { edit, experiment, load, redo, release, undo } from '../../../src/store/experiment.ts';
import { outcomeOf } from '../../../src/store/outcome.ts';
import { changeByHand, receive, run } from '../../../src/store/run.ts';
import {
  deleteRun,
  drawRun,
  isEdited,
  keepRun,
  MOST_DRAWN,
  MOST_KEPT,
  MOST_POINTS,
  nameOf,
  renameRun,
  runs,
} from '../../../src/store/runs.ts';

let runId = 100;
const frame = (step: number) =>
  ({
    step,
    epoch: step / 10,
    values: {
      'train/loss': 1 / (step + 1),
      'validation/loss': 2 / (step + 1),
      'train/metric': 0.5,
      'validation/metric': 0.4,
      'learning-rate': 0.1,
      'gradient-norm': 3,
    },
    parameters: new Float32Array(),
    replicas: null,
  }) as Frame;
/** Frames of the continuing run. */
const train = (...steps: number[]) => {
  for (const step of steps) receive({ type: 'frame', runId, frame: frame(step) });
};
const status = (to: RunStatus) =>
  receive({ type: 'status', runId, state: { status: to, provider: 'wasm', reason: null } });
/** The engine has taken an edit or a reset, and shows the current step. */
const restart = (step = 0) => {
  runId += 1;
  train(step);
};
const kept = () => runs.getState().kept;

beforeEach(() => {
  load('');
  restart();
  train(0);
  runs.setState({ kept: [] });
});

describe('earlier runs', () => {
  it('are kept when a run that has trained is reset, and not before it has', () => {
    restart();
    expect(kept()).toEqual([]);
    train(10, 20);
    restart();
    expect(kept()).toMatchObject([{ number: 1, name: '', drawn: 1, edited: false }]);
    expect([...(kept()[0]?.step ?? [])]).toEqual([0, 10, 20]);
    expect([...(kept()[0]?.values.loss ?? [])]).toEqual([2, 2 / 11, 2 / 21]);
    expect([...(kept()[0]?.values.metric ?? [])]).toEqual([0.4, 0.4, 0.4]);
  });

  it('have the experiment that they ran with, and are named after the differences', () => {
    const { seed } = experiment.getState().spec;
    train(10, 20);
    edit({ seed: seed + 1 });
    restart();
    const [one] = kept();
    expect(one?.spec.seed).toBe(seed);
    expect(one && nameOf(one, experiment.getState().spec)).toMatch(/seed/);
    expect(one && nameOf(one, one.spec)).toBe('the same settings');
  });

  it('are kept when the optimizer changes, although the run continues', () => {
    train(10, 20);
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart(20);
    expect(kept()).toMatchObject([{ edited: false }]);
    expect(kept()[0]?.spec.optimizer.id).not.toBe('rmsprop');
    train(30);
    restart();
    expect(kept()).toMatchObject([{ edited: true, spec: { optimizer: { id: 'rmsprop' } } }, { edited: false }]);
  });

  it('are not kept for another picture of a run, which does not change it', () => {
    load('data=iris');
    restart();
    runs.setState({ kept: [] });
    train(10, 20);
    edit({ plane: 'components' });
    restart(20);
    train(30);
    expect(kept()).toEqual([]);
    restart();
    expect(kept()).toMatchObject([{ edited: false, spec: { plane: 'components' } }]);
  });

  it('are not kept for a learning rate that changes during the run', () => {
    train(10, 20);
    edit(({ optimizer }) => ({ optimizer: { ...optimizer, args: { ...optimizer.args, lr: 0.123 } } }));
    restart(20);
    train(30);
    expect(kept()).toEqual([]);
    restart();
    expect(kept()).toMatchObject([{ edited: true, spec: { optimizer: { args: { lr: 0.123 } } } }]);
  });

  it('have the settings that trained them, not those of an edit that has not trained yet', () => {
    const rate = (lr: number) => edit({ optimizer: call('optimizers', 'sgd', { lr }) });
    rate(0.3);
    restart();
    train(10, 20);
    rate(0.03);
    restart(20);
    keepRun();
    expect(kept()).toMatchObject([{ edited: false, spec: { optimizer: { args: { lr: 0.3 } } } }]);
    train(30);
    restart();
    expect(kept()[0]).toMatchObject({ edited: true, spec: { optimizer: { args: { lr: 0.03 } } } });
    expect(kept().map((one) => nameOf(one, experiment.getState().spec))).toEqual([
      'the same settings, but only from mid-run',
      expect.stringMatching(/learning rate/),
    ]);
  });

  it('know the step at which they were changed last', () => {
    const { editedAt } = run.getState();
    expect(editedAt).toBe(null);
    train(10, 20);
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart(20);
    train(30);
    expect(run.getState().editedAt).toBe(20);
    receive({ type: 'snapshots', runId, steps: [0, 10, 30] });
    train(10);
    expect(run.getState().editedAt).toBe(20);
    receive({ type: 'snapshots', runId, steps: [0, 10] });
    train(12);
    expect(run.getState().editedAt).toBe(12);
  });

  it('remember weights that were set by hand at step 0 through edits, until they start over', () => {
    changeByHand();
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart();
    expect(isEdited()).toBe(true);
    train(10, 20);
    expect(isEdited()).toBe(true);
    restart();
    expect(isEdited()).toBe(false);
    changeByHand();
    edit(({ seed }) => ({ seed: seed + 1 }));
    restart();
    expect(isEdited()).toBe(false);
  });

  it('say whether their link replays them', () => {
    train(10, 20);
    expect(isEdited()).toBe(false);
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart(20);
    expect(isEdited()).toBe(true);
    train(30);
    expect(isEdited()).toBe(true);
    restart();
    expect(isEdited()).toBe(false);
    edit({ seed: 7 });
    restart();
    expect(isEdited()).toBe(false);
    changeByHand();
    train(10);
    expect(isEdited()).toBe(true);
    restart();
    expect(isEdited()).toBe(false);
  });

  it('can be replayed or not as before, once an edit is undone or repeated', () => {
    /** The engine goes back to the moment at which it left the version on the page. */
    const resume = (step: number) => {
      receive({ type: 'resumed', runId, version: experiment.getState().version });
      restart(step);
    };
    train(10, 20);
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart(20);
    train(30);
    expect(isEdited()).toBe(true);
    undo();
    resume(20);
    expect(isEdited()).toBe(false);
    redo();
    resume(30);
    expect(isEdited()).toBe(true);
  });

  it('can be replayed after they went back to one of their moments', () => {
    train(10, 20, 30);
    receive({ type: 'snapshots', runId, steps: [10, 30] });
    train(10);
    receive({ type: 'snapshots', runId, steps: [10] });
    train(11, 12);
    expect(isEdited()).toBe(false);
  });

  it('are not kept for values that a slider only passes', () => {
    train(10);
    for (const seed of [31, 32, 33]) {
      edit({ seed }, { dragging: true });
      restart();
      train(2);
    }
    release();
    train(4);
    expect(kept()).toHaveLength(1);
    restart();
    expect(kept()).toMatchObject([{ spec: { seed: 33 } }, {}]);
  });

  it('are merged if the text is the same, keeping the longer one', () => {
    train(10, 20);
    restart();
    train(10);
    restart();
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.step.at(-1)).toBe(20);
    train(30);
    restart();
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.step.at(-1)).toBe(30);
  });

  it('are kept beside a longer one of the same text if a person asks', () => {
    train(10, 20);
    restart();
    train(10);
    keepRun();
    keepRun();
    restart();
    expect(kept().map(({ step }) => step.at(-1))).toEqual([10, 20]);
  });

  it('are kept when a run continues from an earlier step', () => {
    train(10, 20, 30);
    receive({ type: 'snapshots', runId, steps: [0, 10, 20, 30] });
    train(10);
    expect(kept()).toEqual([]);
    train(12);
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.step.at(-1)).toBe(30);
    receive({ type: 'snapshots', runId, steps: [] });
  });

  it('are kept by hand at any time', () => {
    keepRun();
    expect(kept()).toEqual([]);
    train(10);
    keepRun();
    expect(kept()).toHaveLength(1);
    expect(run.getState().history.step).toEqual([0, 10]);
  });

  it('are fifty at most: the oldest without a name goes first', () => {
    const keepSeeds = (first: number, last: number) => {
      for (let seed = first; seed <= last; seed++) {
        edit({ seed });
        restart();
        train(10);
      }
      restart();
    };
    keepSeeds(1, MOST_KEPT);
    expect(kept().map(({ spec }) => spec.seed)).toEqual(
      Array.from({ length: MOST_KEPT }, (_, index) => MOST_KEPT - index),
    );
    renameRun(kept().at(-1)?.id as number, ' the first ');
    keepSeeds(MOST_KEPT + 1, MOST_KEPT + 1);
    expect(kept()).toHaveLength(MOST_KEPT);
    expect(kept()[0]).toMatchObject({ number: MOST_KEPT + 1, spec: { seed: MOST_KEPT + 1 } });
    expect(kept().at(-2)?.spec.seed).toBe(3);
    expect(kept().at(-1)).toMatchObject({ name: 'the first', spec: { seed: 1 } });
  });

  it('are drawn up to eight, each with its own dashes; the oldest are hidden', () => {
    for (let seed = 1; seed <= MOST_DRAWN + 2; seed++) {
      edit({ seed });
      restart();
      train(10);
    }
    restart();
    const drawn = () => kept().map((one) => one.drawn);
    expect(drawn()).toEqual([2, 1, 8, 7, 6, 5, 4, 3, null, null]);
    drawRun(kept().at(-1)?.id as number, true);
    expect(drawn()).toEqual([2, 1, 8, 7, 6, 5, 4, null, null, 3]);
  });

  it('have few points, including the first and the last', () => {
    train(...Array.from({ length: 1500 }, (_, index) => index + 1));
    restart();
    const step = kept()[0]?.step ?? [];
    expect(step).toHaveLength(MOST_POINTS);
    expect([step[0], step.at(-1)]).toEqual([0, 1500]);
  });

  it('are hidden, shown and deleted', () => {
    train(10);
    restart();
    const id = kept()[0]?.id as number;
    drawRun(id, false);
    expect(kept()[0]?.drawn).toBeNull();
    drawRun(id, true);
    expect(kept()[0]?.drawn).toBe(1);
    deleteRun(id);
    expect(kept()).toEqual([]);
  });

  it('have their results, and how long they trained', () => {
    vi.useFakeTimers({ toFake: ['performance', 'Date'], now: 5000 });
    restart();
    status('running');
    vi.advanceTimersByTime(400);
    train(10);
    vi.advanceTimersByTime(1100);
    train(20);
    status('paused');
    vi.advanceTimersByTime(60_000);
    status('running');
    vi.advanceTimersByTime(500);
    train(30);
    status('paused');
    restart();
    expect(kept()[0]?.keptAt).toBe(67_000);
    expect(kept()[0]?.outcome).toMatchObject({
      steps: 30,
      epochs: 3,
      seconds: 2,
      scores: { 'train/loss': 1 / 31, 'validation/loss': 2 / 31, 'train/metric': 0.5, 'validation/metric': 0.4 },
      bestValidationLoss: 2 / 31,
    });
    expect(outcomeOf(run.getState())).toMatchObject({ steps: 0, seconds: 0 });
    vi.useRealTimers();
  });

  it('have their own metric, although the next run is already prepared', () => {
    const prepare = (id: string) =>
      receive({
        type: 'prepared',
        runId,
        view: { parameters: [], metric: { id, label: id, percent: true } } as unknown as RunView,
      });
    prepare('accuracy');
    restart();
    train(10);
    edit({ seed: 77 });
    prepare('mae');
    restart();
    expect(kept()[0]?.outcome.metric?.id).toBe('accuracy');
  });

  it('have medians and no curve if several ran side by side', () => {
    const replicas = {
      shown: 0,
      watched: 'validation/loss' as const,
      values: {
        ...recordOf(SCORE_SERIES, () => new Float32Array(4)),
        'train/loss': Float32Array.of(1, 2, Number.NaN, 6),
        'validation/loss': Float32Array.of(3, 4, 5, 8),
        'train/metric': Float32Array.of(0.5, 0.75, 1, 0.25),
        'validation/metric': Float32Array.of(0.5, 0.5, 0.5, 0.5),
      },
    };
    for (const step of [0, 10]) receive({ type: 'frame', runId, frame: { ...frame(step), replicas } });
    keepRun();
    expect(kept()).toMatchObject([
      {
        drawn: null,
        outcome: { scores: { 'train/loss': 2, 'validation/loss': 4, 'train/metric': 0.625, 'validation/metric': 0.5 } },
      },
    ]);
    drawRun(kept()[0]?.id as number, true);
    expect(kept()[0]?.drawn).toBeNull();
  });
});
