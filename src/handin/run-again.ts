import { type MetricId, metrics } from '../catalog/metrics/index.ts';
import { PARTS } from '../experiment/experiment.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import { follow } from '../gallery/thumbnails/follow.ts';
import type { CurvesScene } from '../gallery/thumbnails/scene.ts';
import { judge } from '../goals/judgement.ts';
import { measureFrame } from '../goals/measure-frame.ts';
import { formatCount } from '../math/format.ts';
import type { Frame, Predictions, RunEvent, RunState, RunView, Watch } from '../runtime/protocol.ts';
import { Failed, type Repeated, type Repetition, type RunAgain } from './verify.ts';

/** An engine that trains beside the page, or without one. */
export interface SpareRun {
  /** Prepares an experiment at step 0. */
  experiment(spec: ExperimentSpec): void;
  step(steps: number): void;
  watch(watch: Watch): void;
  /** The next frame may come. */
  painted(): void;
  dispose(): void;
}

/** The time in which the runs of a code have to be finished, in seconds. */
export const MOST_SECONDS = 60;

/** Milliseconds between two frames. */
const REST = 50;
/** The points of a curve, apart from those at the beginning. */
const POINTS = 24;

interface RunAgainOptions {
  /** Opens an engine. @param onEvent receives the events of its run */
  readonly open: (onEvent: (event: RunEvent) => void) => SpareRun;
  /** The time for all runs together, in seconds. */
  readonly seconds?: number;
  /** Cancels the runs. */
  readonly signal?: AbortSignal;
  /** Called with the curve so far and how far the run is, from 0 to 1. */
  readonly onProgress?: (curve: CurvesScene, share: number) => void;
}

/** Repeats the runs of one result, one after the other, within a limited time. */
export function createRunAgain({ open, seconds = MOST_SECONDS, signal, onProgress }: RunAgainOptions): RunAgain {
  let left = seconds * 1000;
  return async (repetition) => {
    const start = performance.now();
    const repeating = repeat(open, repetition, onProgress);
    const end = (outcome: 'different' | 'invalid', message: string) => () =>
      repeating.fail(new Failed(outcome, message));
    const cancel = end('invalid', 'The run again was cancelled.');
    const timer = setTimeout(end('invalid', `The runs again take longer than ${seconds} seconds.`), left);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    try {
      return await repeating.done;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      left -= performance.now() - start;
    }
  };
}

interface Repeating {
  readonly done: Promise<Repeated>;
  fail(reason: Failed): void;
}

function repeat(
  open: RunAgainOptions['open'],
  { spec, step: claimed, diverges, wantsTest, provider }: Repetition,
  onProgress: RunAgainOptions['onProgress'],
): Repeating {
  // A run that diverges goes back to the last step at which its loss was finite.
  const target = diverges ? claimed + 1 : claimed;
  const stride = Math.ceil(target / POINTS);
  const follower = follow({ spec, picture: 'curves', steps: target, cells: 1 });
  let view: RunView | null = null;
  let frame: Frame | null = null;
  let state: RunState = { status: 'loading', provider: null, reason: null };
  /** The step that the run has reached, and the one from which it was last told to go on; null before that. */
  let reached = 0;
  let from: number | null = null;
  let asksTest = false;
  let isOver = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let settle: { readonly resolve: (repeated: Repeated) => void; readonly reject: (reason: Failed) => void };
  const done = new Promise<Repeated>((resolve, reject) => {
    settle = { resolve, reject };
  });

  const spare = open((event) => {
    if (isOver) return;
    follower.receive(event);
    if (event.type === 'prepared') view = event.view;
    else if (event.type === 'status') state = event.state;
    else if (event.type === 'progress') reached = event.progress.step;
    else if (event.type === 'frame') {
      frame = event.frame;
      reached = frame.step;
      resting ??= setTimeout(rested, REST);
    } else if (event.type === 'finding' && event.subject === 'predictions' && asksTest) {
      if (event.found.step === claimed) finish(testScore(event.found));
      return;
    }
    if (event.type === 'frame' || event.type === 'progress') tellProgress();
    decide();
  });

  function rested() {
    resting = undefined;
    spare.painted();
  }

  function tellProgress() {
    const scene = follower.scene();
    if (scene?.kind === 'curves') onProgress?.(scene, Math.min(1, reached / Math.max(1, target)));
  }

  /** Goes on, finishes or gives up, whatever the last event was. */
  function decide() {
    const { status, reason } = state;
    if (status === 'failed') return fail(new Failed('invalid', `The engine failed: ${reason ?? 'it stopped'}`));
    if (status === 'diverged') return decideDiverged();
    const rests = status === 'paused' || (status === 'ready' && (from === null || target === 0));
    if (!rests) return;
    if (reached < target) {
      // It has arrived, or early stopping has paused it: whoever pressed Play then has trained on.
      if (reached > (from ?? -1)) goOn();
      return;
    }
    if (!frame || frame.step !== target || !Number.isFinite(frame.values['train/loss'])) return;
    if (diverges)
      return fail(
        new Failed('different', `It claims to diverge after step ${formatCount(claimed)}, but run again it does not.`),
      );
    if (wantsTest) askTest();
    else finish();
  }

  function decideDiverged() {
    const step = frame?.step ?? 0;
    if (diverges && step === claimed) return finish();
    fail(new Failed('different', `Run again, it diverges after step ${formatCount(step)}.`));
  }

  function goOn() {
    from = reached;
    spare.step(Math.min(stride, target - reached));
  }

  function askTest() {
    if (asksTest) return;
    asksTest = true;
    spare.watch({ predictions: true });
  }

  /** The metric of the run on the test part; NaN if it is not defined there. */
  function testScore(predictions: Predictions): number {
    const judgement = view && judge(view, predictions, PARTS.indexOf('test'));
    const measured = view && judgement && metrics[view.metric.id as MetricId].measure(judgement.judged);
    return measured && 'value' in measured ? measured.value : Number.NaN;
  }

  function finish(test?: number) {
    const measured = measureFrame(spec, { frame, view, status: state.status, test, testLooks: 0 });
    const scene = follower.scene();
    settle.resolve({ measured, provider: state.provider ?? 'wasm', curve: scene?.kind === 'curves' ? scene : null });
    end();
  }

  function fail(reason: Failed) {
    settle.reject(reason);
    end();
  }

  function end() {
    isOver = true;
    clearTimeout(resting);
    resting = undefined;
    spare.dispose();
  }

  spare.experiment({ ...spec, provider });
  return { done, fail };
}
