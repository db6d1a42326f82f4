import { describe, expect, it, vi } from 'vitest';
import type { Frame, RunView } from '../../../src/runtime/protocol.ts';
import { recordOf, SCORE_SERIES } from '../../../src/runtime/series.ts';
import { experiment, redo, startOver, undo } from '../../../src/store/experiment.ts';
import { followEvaluations, isStuck, momentNow, momentsOf, openReplica, receive, run } from '../../../src/store/run.ts';

const frame = (step: number) =>
  ({
    step,
    values: {
      'train/loss': 1,
      'validation/loss': 2,
      'train/metric': 0.5,
      'validation/metric': 0.4,
      'learning-rate': 0.1,
      'gradient-norm': 3,
    },
    parameters: Float32Array.of(step),
    replicas: null,
  }) as Frame;
/** Of three replicas, with the losses `shown`, `shown + 1`, `shown + 2`. */
const several = (step: number, shown = 0): Frame => {
  const losses = Float32Array.of(shown, shown + 1, shown + 2);
  const replicas = { shown, watched: 'validation/loss' as const, values: recordOf(SCORE_SERIES, () => losses) };
  return { ...frame(step), replicas };
};
const tell = (...frames: Frame[]) => {
  for (const frame of frames) receive({ type: 'frame', runId: 1, frame });
};
const viewOf = (...names: string[]) =>
  ({ task: 'binary', parameters: names.map((name) => ({ name, shape: [1], offset: 0 })) }) as unknown as RunView;

describe('run store', () => {
  it('follows the events of the engine', () => {
    expect(run.getState()).toMatchObject({ state: { status: 'loading' }, view: null, frame: null });

    const view = viewOf('dense1/weight');
    receive({ type: 'prepared', runId: 1, view });
    receive({ type: 'frame', runId: 1, frame: frame(0) });
    receive({ type: 'frame', runId: 1, frame: frame(8) });
    receive({ type: 'status', runId: 1, state: { status: 'paused', provider: 'wasm', reason: null } });

    expect(run.getState()).toMatchObject({
      state: { status: 'paused', provider: 'wasm', reason: null },
      view,
      frame: frame(8),
      initial: Float32Array.of(0),
      history: {
        step: [0, 8],
        values: {
          'train/loss': [1, 1],
          'validation/loss': [2, 2],
          'train/metric': [0.5, 0.5],
          'validation/metric': [0.4, 0.4],
          'learning-rate': [0.1, 0.1],
          'gradient-norm': [3, 3],
        },
        replicaLosses: [null, null],
        replicaTrainLosses: [null, null],
      },
      opened: null,
    });
  });

  it('remembers the initial parameters of a run as long as their layout stays the same', () => {
    const { initial } = run.getState();
    receive({ type: 'prepared', runId: 1, view: viewOf('dense1/weight') });
    expect(run.getState().initial).toBe(initial);
    receive({ type: 'prepared', runId: 2, view: viewOf('dense1/weight', 'dense1/bias') });
    expect(run.getState().initial).toBeNull();
  });

  it('keeps its curves while it shows an earlier step, until it continues from there', () => {
    tell(frame(0), frame(5), frame(9), frame(12));
    receive({ type: 'snapshots', runId: 1, steps: [0, 5, 9, 12] });
    tell(frame(5));
    expect(run.getState()).toMatchObject({ frame: { step: 5 }, history: { step: [0, 5, 9, 12] } });
    tell(frame(9));
    expect(run.getState().history.step).toEqual([0, 5, 9, 12]);
    tell(frame(10));
    expect(run.getState().history.step).toEqual([0, 5, 9, 10]);
  });

  it('forgets what came after the step from which it continued, even if its next step is a snapshot', () => {
    tell(frame(0), frame(1), frame(2), frame(3), frame(4));
    receive({ type: 'snapshots', runId: 1, steps: [0, 1, 2, 3, 4] });
    tell(frame(1));
    receive({ type: 'snapshots', runId: 1, steps: [0, 1] });
    receive({ type: 'snapshots', runId: 1, steps: [0, 1, 2] });
    tell({ ...frame(2), values: { ...frame(2).values, 'train/loss': 7 } });
    expect(run.getState().history).toMatchObject({ step: [0, 1, 2], values: { 'train/loss': [1, 1, 7] } });
    tell(frame(3));
    expect(run.getState().history.step).toEqual([0, 1, 2, 3]);
    receive({ type: 'snapshots', runId: 1, steps: [] });
  });

  it('keeps only those distributions of layers that led to the current step, even while they are not watched', () => {
    const look = (step: number) =>
      receive({ type: 'finding', runId: 1, subject: 'distributions', keeps: 'moments', found: { step, layers: [] } });
    const looks = () => momentsOf(run.getState(), 'distributions').map(({ step }) => step);
    tell(frame(0));
    look(0);
    tell(frame(10));
    look(10);
    tell(frame(20));
    look(20);
    receive({ type: 'snapshots', runId: 1, steps: [0, 10, 20] });
    tell(frame(10));
    expect(looks()).toEqual([0, 10, 20]);
    receive({ type: 'snapshots', runId: 1, steps: [0, 10] });
    tell(frame(11));
    expect(looks()).toEqual([0, 10]);
    receive({ type: 'frame', runId: 2, frame: frame(0) });
    expect(looks()).toEqual([0]);
    receive({ type: 'frame', runId: 3, frame: { ...frame(0), parameters: Float32Array.of(5) } });
    expect(looks()).toEqual([]);
    receive({ type: 'snapshots', runId: 1, steps: [] });
  });

  it('keeps the distributions of later moments while it shows an earlier step, and knows which belongs to that step', () => {
    const look = (step: number) =>
      receive({ type: 'finding', runId: 1, subject: 'distributions', keeps: 'moments', found: { step, layers: [] } });
    const looks = () => momentsOf(run.getState(), 'distributions').map(({ step }) => step);
    for (const step of [0, 10, 20]) {
      tell(frame(step));
      look(step);
    }
    receive({ type: 'snapshots', runId: 1, steps: [0, 5, 10, 20] });
    tell(frame(5));
    expect(momentNow(run.getState(), 'distributions')?.step).toBe(0);
    look(5);
    look(5);
    expect(looks()).toEqual([0, 5, 10, 20]);
    expect(momentNow(run.getState(), 'distributions')?.step).toBe(5);
    receive({ type: 'snapshots', runId: 1, steps: [] });
  });

  it('keeps its curves while it shows an earlier step with another plane or provider', () => {
    tell(frame(0), frame(5), frame(9));
    receive({ type: 'snapshots', runId: 1, steps: [0, 5, 9] });
    tell(frame(5));
    receive({ type: 'snapshots', runId: 2, steps: [0, 5, 9] });
    receive({ type: 'frame', runId: 2, frame: frame(5) });
    expect(run.getState().history.step).toEqual([0, 5, 9]);
    receive({ type: 'snapshots', runId: 2, steps: [] });
  });

  it('starts its curves over with another run, whatever snapshots it had', () => {
    tell(frame(0), frame(5));
    receive({ type: 'frame', runId: 2, frame: frame(0) });
    expect(run.getState().history.step).toEqual([0]);
    receive({ type: 'snapshots', runId: 2, steps: [] });
  });

  it('gives an opened replica its own curves', () => {
    tell(several(0), several(5));
    openReplica(2);
    tell(several(6));
    expect(run.getState().history.values['train/loss']).toEqual([1, 1, 1]);
    tell(frame(7));
    expect(run.getState()).toMatchObject({
      history: { step: [0, 5, 6, 7], values: { 'train/loss': [2, 2, 2, 1], 'validation/loss': [2, 2, 2, 2] } },
      opened: null,
    });
  });

  it('does not know the initial parameters of a replica that was not shown', () => {
    tell(several(0), several(5));
    expect(run.getState().initial).not.toBeNull();
    tell(several(6, 1));
    expect(run.getState().initial).toBeNull();
    tell(several(0), several(5));
    openReplica(0);
    tell(frame(5), frame(6));
    expect(run.getState().initial).not.toBeNull();
  });

  it('recognizes when only a reset helps', () => {
    expect((['ready', 'running', 'paused', 'diverged', 'failed'] as const).filter(isStuck)).toEqual([
      'diverged',
      'failed',
    ]);
  });
});

describe('a restored version of the experiment', () => {
  it('has the curves with which it was left, from the next frame on', () => {
    const steps = () => run.getState().history.step;
    tell(frame(0), frame(5), frame(9));
    const { version } = experiment.getState();
    startOver();
    receive({ type: 'frame', runId: 2, frame: frame(0) });
    tell(frame(3));
    expect(steps()).toEqual([0, 3]);
    const later = experiment.getState().version;
    undo();
    expect(experiment.getState().version).toBe(version);
    receive({ type: 'resumed', runId: 3, version });
    expect(steps()).toEqual([0, 3]);
    receive({ type: 'frame', runId: 3, frame: frame(9) });
    expect(steps()).toEqual([0, 5, 9]);
    expect(run.getState().trail.places.map(({ step }) => step)).toEqual([0, 5, 9]);
    redo();
    receive({ type: 'resumed', runId: 4, version: later });
    receive({ type: 'frame', runId: 4, frame: frame(3) });
    expect(steps()).toEqual([0, 3]);
  });

  it('counts steps between two frames', () => {
    tell(frame(0));
    receive({ type: 'progress', runId: 1, progress: { step: 7, epoch: 0.2, stepsPerSecond: 3 } });
    expect(run.getState().progress?.step).toBe(7);
    tell(frame(9));
    expect(run.getState().progress).toBeNull();
  });

  it('counts the seconds of training up to the frame that follows a pause, but not the pause', () => {
    vi.useFakeTimers({ toFake: ['performance'], now: 0 });
    const tellStatus = (status: 'running' | 'paused') =>
      receive({ type: 'status', runId: 1, state: { status, provider: 'wasm', reason: null } });
    tell(frame(0));
    tellStatus('running');
    vi.advanceTimersByTime(2000);
    tell(frame(5));
    vi.advanceTimersByTime(500);
    tellStatus('paused');
    vi.advanceTimersByTime(60_000);
    tell(frame(7));
    vi.advanceTimersByTime(60_000);
    tellStatus('running');
    vi.advanceTimersByTime(1000);
    tell(frame(9));
    expect(run.getState().history.seconds).toEqual([0, 2, 2.5, 3.5]);
    vi.useRealTimers();
  });
});

it('shows a picture with the losses of the frame before it, and adds it to no curve', () => {
  let changes = 0;
  const stop = followEvaluations(() => {
    changes += 1;
  });
  tell(frame(0), frame(8));
  const before = run.getState().history;
  const [maps, parameters] = [Float32Array.of(1), Float32Array.of(9)];
  receive({ type: 'picture', runId: 1, picture: { step: 9, epoch: 1, stepsPerSecond: 5, parameters, maps } });
  expect(run.getState().frame).toEqual({ ...frame(8), step: 9, epoch: 1, stepsPerSecond: 5, parameters, maps });
  expect(run.getState().history).toBe(before);
  expect(changes).toBe(2);
  stop();
});
