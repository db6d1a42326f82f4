import type { ExperimentSpec } from '../experiment/experiment.ts';
import type { Command, KeptMoment, LoadedWeights, PlayerId, RunEvent, RunState, Watch } from './protocol.ts';

/** The part of a Worker that the client uses; tests supply their own. */
export interface WorkerLike {
  postMessage(command: Command): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<RunEvent>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(type: 'messageerror', listener: () => void): void;
  terminate(): void;
}

interface ClientOptions {
  /** Receives every event of the current run, and stale ones only if they still apply to the run. */
  readonly onEvent: (event: RunEvent) => void;
  readonly createWorker: () => WorkerLike;
}

/** The page's side of the engine. */
export interface Client {
  /**
   * Sends an edited experiment.
   * @param version see `Command`
   * @param moment the moment to start from, if it fits
   * @param weights to start from in place of drawn ones
   */
  experiment(spec: ExperimentSpec, version?: number, moment?: KeptMoment, weights?: LoadedWeights): void;
  play(): void;
  pause(): void;
  step(steps: number | 'epoch', only?: PlayerId): void;
  /**
   * Goes back to step 0; with a new worker after a failure, or if the worker does not answer this or `pause` for
   * seconds.
   */
  reset(version?: number): void;
  /** After a failure, continues from the last kept moment with a new worker. */
  retry(): void;
  /** The current moment of the run, or the last kept one if the worker does not answer. null at step 0. */
  keep(): Promise<KeptMoment | null>;
  /** Also applies to a new worker, like `watch`. */
  pace(stepsPerSecond: number | null): void;
  watch(watch: Watch): void;
  set(parameter: string, index: number, value: number): void;
  restore(step: number): void;
  /** Reports whether nobody uses the page; see `Command`. */
  idle(idle: boolean): void;
  /** Reports that the last frame or picture is on the screen. @param takesPictures see `Command` */
  painted(takesPictures?: boolean): void;
  dispose(): void;
}

/** Whether an event is sent once and applies until the next programs are built. */
function isLasting(event: RunEvent): boolean {
  return event.type === 'prepared' || (event.type === 'finding' && event.keeps === 'lasting');
}

/** Milliseconds within which a worker answers unless it is busy with a long step. */
const PATIENCE = 3000;
/** Milliseconds after which the page says that it is waiting for an answer. */
const NOTICED = 1000;
/** Milliseconds after which the page says that an edited experiment is being prepared. */
const PREPARES = 500;

const UNKNOWN: RunState = { status: 'loading', provider: null, reason: null };

/** Communicates with the worker by run ids and survives its end. */
export function createClient({ onEvent, createWorker }: ClientOptions): Client {
  let worker: WorkerLike | null = null;
  let spec: ExperimentSpec | null = null;
  let version: number | undefined;
  /** The moment from which a new worker can continue, and the callers that wait for the next such moment. */
  let kept: KeptMoment | null = null;
  const keepers: ((moment: KeptMoment | null) => void)[] = [];
  let state: RunState = UNKNOWN;
  /** Id of the table that was last sent to the worker. */
  let sentTable: string | null = null;
  let watch: Watch | null = null;
  let pace: number | null = null;
  let runId = 0;
  /** Events about the worker's programs that arrived under a run id no longer in use. */
  let missed: RunEvent[] = [];
  /** The Pause or Reset that the worker has not answered yet, with the run id before it. */
  let unanswered: { readonly command: 'pause' | 'reset'; readonly runId: number } | null = null;
  let isOverdue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the worker has been preparing an experiment for so long that the next one needs another worker. */
  let isStuck = false;
  let preparing: ReturnType<typeof setTimeout> | undefined;

  /** Ends a broken worker. The next experiment or reset starts another. */
  function fail(what: string, way = '') {
    stop();
    const tryAgain = kept && `Try again continues from step ${kept.step.toLocaleString('en')}.`;
    const reason = [tryAgain ? what.replace(/([^.!?])$/, '$1.') : what, tryAgain ?? way].join(' ').trim();
    onEvent({ type: 'status', runId, state: { status: 'failed', provider: null, reason } });
  }

  function stop() {
    worker?.terminate();
    worker = null;
    sentTable = null;
    missed = [];
    forgetQuestion();
    endWait();
  }

  /** Says after a moment that the worker prepares the experiment. Called again whenever it shows a sign of life. */
  function awaitExperiment() {
    endWait();
    preparing = setTimeout(() => {
      state = { ...state, status: 'loading' };
      onEvent({ type: 'status', runId, state });
      preparing = setTimeout(() => {
        isStuck = true;
      }, PATIENCE);
    }, PREPARES);
  }

  function endWait() {
    clearTimeout(preparing);
    preparing = undefined;
    isStuck = false;
  }

  /** Nothing is late while a file arrives, or once the experiment is ready. */
  function noteProgress(event: RunEvent) {
    const arrives = event.type === 'loading' && event.loaded < event.total;
    const isReady = event.type === 'status' && event.state.status !== 'loading';
    if (arrives || isReady) endWait();
    else if (preparing !== undefined || event.type === 'loading') awaitExperiment();
  }

  /** Reports after a while that the worker is busy. A worker that does not answer Reset in time is replaced. */
  function awaitAnswer(command: 'pause' | 'reset') {
    if (!unanswered) timer = setTimeout(sayBusy, NOTICED);
    unanswered = { command, runId };
  }

  /** Uses two timers in a row, so that answers that waited for a busy page can arrive in between. */
  function sayBusy() {
    const reason = 'The engine is still busy with a step. If it takes long, Reset starts over without it.';
    onEvent({ type: 'status', runId, state: { ...state, reason } });
    timer = setTimeout(() => {
      isOverdue = true;
      if (unanswered?.command === 'reset') startAnew();
    }, PATIENCE - NOTICED);
  }

  function forgetQuestion() {
    clearTimeout(timer);
    unanswered = null;
    isOverdue = false;
  }

  function startAnew() {
    stop();
    state = UNKNOWN;
    if (spec) prepare(spec);
  }

  /** Whether an event, stale or not, shows that the worker has reached the command that it still has to answer. */
  function isAnswer(event: RunEvent): boolean {
    if (!unanswered || event.runId > unanswered.runId) return true;
    return event.runId === unanswered.runId && event.type === 'status' && event.state.status !== 'running';
  }

  function start(): WorkerLike | null {
    try {
      const started = createWorker();
      started.addEventListener('message', ({ data }) => started === worker && receive(data));
      started.addEventListener('error', (event) => {
        event.preventDefault();
        if (started === worker) fail(...crash(event.message));
      });
      started.addEventListener('messageerror', () => {
        if (started === worker) fail('The engine sent a message that this browser could not read.', RESTART);
      });
      return started;
    } catch (error) {
      fail(...crash(error instanceof Error ? error.message : String(error)));
      return null;
    }
  }

  function receive(event: RunEvent) {
    if (isAnswer(event)) forgetQuestion();
    if (event.runId === runId) noteProgress(event);
    if (event.type === 'prepared') missed = [];
    if (event.runId !== runId) {
      // Nobody paints a stale frame, and the worker must not wait for that.
      if (event.type === 'frame' || event.type === 'picture') send({ type: 'painted', runId });
      if (isLasting(event)) missed.push(event);
    } else if (event.type === 'status' && event.state.status === 'failed') {
      fail(event.state.reason ?? 'The engine stopped.');
    } else if (event.type === 'moment') {
      kept = event.moment;
      for (const take of keepers.splice(0)) take(kept);
    } else {
      if (event.type === 'status') state = event.state;
      if (event.type === 'frame' && event.frame.step === 0) kept = null;
      // An edit that needs no new programs uses the previous ones, which the worker does not report again.
      if (event.type === 'frame') for (const late of missed.splice(0)) onEvent({ ...late, runId });
      onEvent(event);
    }
  }

  function send(command: Command) {
    worker?.postMessage(command);
  }

  function prepare(next: ExperimentSpec, moment = worker && !isStuck ? null : kept, weights?: LoadedWeights) {
    spec = next;
    if (isStuck) stop();
    const isFresh = !worker;
    worker ??= start();
    runId += 1;
    send({ type: 'experiment', runId, spec: withoutSentTable(spec), version, moment: moment ?? undefined, weights });
    awaitExperiment();
    if (!isFresh) return;
    if (watch) send({ type: 'watch', runId, watch });
    if (pace !== null) send({ type: 'pace', runId, stepsPerSecond: pace });
  }

  /** A large table is sent to the worker once, not with every edit. */
  function withoutSentTable(next: ExperimentSpec): ExperimentSpec {
    const { table } = next;
    if (!table) return next;
    const isThere = table.id === sentTable;
    sentTable = table.id;
    return isThere ? { ...next, table: { ...table, values: [] } } : next;
  }

  return {
    experiment(next, nextVersion, moment, weights) {
      version = nextVersion;
      kept = weights ? null : (moment ?? kept);
      prepare(next, moment, weights);
    },
    play: () => send({ type: 'play', runId }),
    pause() {
      send({ type: 'pause', runId });
      if (state.status === 'running' && unanswered?.command !== 'reset') awaitAnswer('pause');
    },
    step: (steps, only) => send({ type: 'step', runId, steps, only }),
    pace(stepsPerSecond) {
      pace = stepsPerSecond;
      send({ type: 'pace', runId, stepsPerSecond });
    },
    watch(wished) {
      watch = wished;
      send({ type: 'watch', runId, watch });
    },
    set: (parameter, index, value) => send({ type: 'set', runId, parameter, index, value }),
    restore: (step) => send({ type: 'restore', runId, step }),
    reset(nextVersion) {
      version = nextVersion;
      kept = null;
      if (!worker || isOverdue) return startAnew();
      // Loading and building may take long, but the run is at step 0 afterwards.
      if (state.status !== 'loading') awaitAnswer('reset');
      runId += 1;
      send({ type: 'reset', runId, version });
    },
    retry() {
      if (worker || !spec) return;
      const wasRunning = kept !== null && state.status === 'running';
      prepare(spec);
      if (wasRunning) send({ type: 'play', runId });
    },
    keep() {
      if (!worker) return Promise.resolve(kept);
      send({ type: 'keep', runId });
      return new Promise((resolve) => {
        keepers.push(resolve);
        setTimeout(() => resolve(kept), PATIENCE);
      });
    },
    idle: (idle) => send({ type: 'idle', runId, idle }),
    painted: (takesPictures) => send({ type: 'painted', runId, takesPictures }),
    dispose: stop,
  };
}

const RESTART = 'Reset starts it again.';

/** What happened to a worker that crashed, and what a person can do if no moment was kept. */
function crash(message: string): [what: string, way: string] {
  return message
    ? [`The engine stopped: ${message.replace(/^Uncaught (\w*Error: )?/, '')}.`, RESTART]
    : ['The engine could not be loaded.', 'Check the connection; Reset tries again.'];
}
