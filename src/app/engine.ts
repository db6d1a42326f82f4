import type { Opening } from '../opening/opening.ts';
import { createClient } from '../runtime/client.ts';
import type { KeptMoment, RunStatus } from '../runtime/protocol.ts';
import { type Change, edit, experiment, replaceExperiment, startOver } from '../store/experiment.ts';
import { beginCurves } from '../store/loaded-weights.ts';
import { settle } from '../store/movement.ts';
import { changeByHand, isStuck, receive, run, startWhenReady } from '../store/run.ts';
import type { Engine } from '../ui/engine.ts';
import { NO_WATCH } from '../ui/wishes.ts';
import { createWorker } from './createWorker.ts';
import { exportAs } from './exportAs.ts';
import { isStored } from './first-visit.ts';
import { whenIdle } from './idle.ts';

export interface RunningEngine extends Engine {
  /** Resolves when the worker has started and reports something. */
  readonly reported: Promise<void>;
  /** Reports whether nobody uses the page, so that the engine may warm up. */
  idle(idle: boolean): void;
  stop(): void;
}

/**
 * Connects the stores to a worker: sends it edits, at most one per frame, and updates the stores with its events.
 * @param moment the moment at which the run starts instead of step 0
 * @param opening what the page shows of the experiment at step 0 until the worker reports. On a first visit, the worker
 *   starts when the page has drawn it, or with the first command
 */
export function startEngine(moment?: KeptMoment, opening: Opening | null = null): RunningEngine {
  let unpainted = 0;
  /** Whether the worker has yet to receive the experiment, which also starts it. */
  let unsent = true;
  let start = moment;
  /** Whether the present change of the experiment is sent with another command. */
  let resetting = false;
  let waiting = 0;
  let watched = NO_WATCH;
  /** The experiment whose description the page has from the opening, so that it ignores that of the worker. */
  let described = opening && experiment.getState().spec;

  let report = () => {};
  const reported = new Promise<void>((resolve) => {
    report = resolve;
  });

  const client = createClient({
    createWorker,
    onEvent(event) {
      report();
      // Requested before the plots request their animation frames in `receive`, so that the next frame is computed
      // while this one is drawn.
      const isPaint = event.type === 'frame' || event.type === 'picture';
      if (isPaint && !document.hidden) unpainted ||= requestAnimationFrame(painted);
      if (event.type !== 'prepared' || !skipsDescription()) receive(event);
      if (event.type === 'status') startIfAsked(event.state.status);
      if (isPaint && document.hidden) client.painted();
    },
  });

  /** Until the experiment is ready, the page keeps the wish to train, so that a person can take it back. */
  function play() {
    if (run.getState().state.status === 'loading') startWhenReady(true);
    else client.play();
  }

  function startIfAsked(status: RunStatus) {
    if (status === 'loading' || !run.getState().startsWhenReady) return;
    startWhenReady(false);
    if (!isStuck(status)) client.play();
  }

  function pause() {
    startWhenReady(false);
    client.pause();
  }

  function step(...args: Parameters<typeof client.step>) {
    startWhenReady(false);
    client.step(...args);
  }

  function painted() {
    unpainted = 0;
    client.painted(true);
  }

  /** Whether the page already has the description that the worker sends. Only the first one can be skipped. */
  function skipsDescription(): boolean {
    const isKnown = described === experiment.getState().spec;
    described = null;
    return isKnown;
  }

  function send() {
    unsent = false;
    const { spec, version } = experiment.getState();
    client.experiment(spec, version, start);
    start = undefined;
  }

  /** A run at step 0 simply starts over; any other becomes a version that a person can go back to. */
  function reset() {
    startWhenReady(false);
    flush();
    if ((run.getState().frame?.step ?? 0) > 0) {
      resetting = true;
      startOver();
      resetting = false;
    }
    client.reset(experiment.getState().version);
  }

  /** The edit starts the version that the reset belongs to. */
  function resetWith(change: Change) {
    const { version } = experiment.getState();
    edit(change);
    if (experiment.getState().version === version) return reset();
    startWhenReady(false);
    flush();
    client.reset(experiment.getState().version);
  }

  /**
   * The first edit of a frame is sent immediately, so that the worker builds while the page renders; further edits
   * wait.
   */
  function sendSoon() {
    unsent = true;
    if (waiting) return;
    send();
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      if (unsent) sendSoon();
    });
  }

  /** A command applies to the experiment that a person sees, so pending edits are sent first. */
  function flush() {
    settle();
    if (unsent) send();
  }

  /** Subjects that nobody can see are not watched. */
  function sendWatch() {
    client.watch(document.hidden ? NO_WATCH : watched);
  }

  // A page in the background gets no animation frames, but its run continues.
  function onVisibility() {
    if (watched !== NO_WATCH) sendWatch();
    if (!document.hidden || !unpainted) return;
    cancelAnimationFrame(unpainted);
    painted();
  }

  /** Nothing trains on data that the person did not choose. */
  const unlessWithheld =
    <Args extends readonly unknown[]>(command: (...args: Args) => void) =>
    (...args: Args) => {
      if (experiment.getState().withheld === null) command(...args);
    };
  const after =
    <Args extends readonly unknown[]>(command: (...args: Args) => void) =>
    (...args: Args) => {
      flush();
      command(...args);
    };
  const unsubscribe = experiment.subscribe((now, before) => {
    if (now.withheld !== null && before.withheld === null) pause();
    if (!resetting && (now.spec !== before.spec || now.version !== before.version)) sendSoon();
  });
  document.addEventListener('visibilitychange', onVisibility);
  if (opening) {
    receive({ type: 'prepared', runId: 0, view: opening.view });
    receive({ type: 'frame', runId: 0, frame: opening.frame });
  }
  // The files of the first picture come first.
  if (opening && !isStored()) void whenIdle().then(flush);
  else flush();

  return {
    reported,
    play: unlessWithheld(after(play)),
    pause: after(pause),
    step: unlessWithheld(after(step)),
    reset,
    resetWith,
    retry: client.retry,
    keep: client.keep,
    continueFrom(moment) {
      unsent = false;
      // A new worker, because this one may be anywhere in another run.
      client.dispose();
      client.experiment(experiment.getState().spec, experiment.getState().version, moment);
    },
    startFrom(spec, weights) {
      const { version } = experiment.getState();
      resetting = true;
      replaceExperiment(spec);
      resetting = false;
      const now = experiment.getState();
      if (now.version === version) return false;
      unsent = false;
      beginCurves(now.spec, weights);
      client.experiment(now.spec, now.version, undefined, weights);
      return true;
    },
    pace: client.pace,
    idle: client.idle,
    watch(watch) {
      watched = watch;
      sendWatch();
    },
    exportAs: async (format, name, signal) => {
      flush();
      return exportAs(format, { moment: await client.keep(), name }, signal);
    },
    set: after((...change) => {
      changeByHand();
      client.set(...change);
    }),
    restore: after(client.restore),
    spare: (onEvent) => createClient({ createWorker, onEvent }),
    stop() {
      unsent = false;
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
      cancelAnimationFrame(waiting);
      cancelAnimationFrame(unpainted);
      client.dispose();
    },
  };
}
