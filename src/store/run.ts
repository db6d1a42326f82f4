import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExperimentSpec } from '../experiment/experiment.ts';
import { scaled } from '../math/scale.ts';
import type {
  FindingEvent,
  Findings,
  Frame,
  Progress,
  RunEvent,
  RunState,
  RunStatus,
  RunView,
} from '../runtime/protocol.ts';
import { experiment } from './experiment.ts';
import { emptyHistory, extend, type History, ofReplica } from './history.ts';
import { noteResult } from './movement.ts';
import { sharedStructure } from './structural-sharing.ts';
import { emptyTrail, extendTrail, type Trail } from './trail.ts';

/** What the engine has reported about the run on the screen. */
export interface RunStore {
  readonly state: RunState;
  /** null until the first experiment is prepared. */
  readonly view: RunView | null;
  /** The experiment of `view`, which differs from that of the page while another one is prepared. */
  readonly viewSpec: ExperimentSpec | null;
  readonly frame: Frame | null;
  /** The progress of training since the frame; null if the frame is the latest. */
  readonly progress: Progress | null;
  /** Whether a person wants to train as soon as the experiment, which is loading, is ready. */
  readonly startsWhenReady: boolean;
  /** The initial parameters of the run, in the layout of `view.parameters`; null if they are not known. */
  readonly initial: Float32Array | null;
  readonly history: History;
  /**
   * The time, by `performance.now()`, up to which training is counted in `history.seconds`; null while it does not
   * train.
   */
  readonly countedUntil: number | null;
  /** Seconds of training before the last pause that no frame has counted yet. */
  readonly uncounted: number;
  /** The replica that continues as a single run from the next frame without replicas. */
  readonly opened: number | null;
  /** The progress of fetching the engine, in bytes; null before and after. */
  readonly loading: { readonly loaded: number; readonly total: number } | null;
  /** Steps that the run can go back to, in ascending order. */
  readonly snapshots: readonly number[];
  /** The last finding about each watched subject since the network was prepared, if there is one. */
  readonly findings: Partial<Omit<Findings, Recorded>>;
  /** The findings that are moments of the run, thinned like the history. */
  readonly moments: Moments;
  /** The run of the last frame; an edit or a reset starts another. */
  readonly runId: number;
  /** The path of the run through its parameters. */
  readonly trail: Trail;
  /**
   * The step at which it was last changed, so that its link does not replay it; null if it has not changed since a
   * start or reset.
   */
  readonly editedAt: number | null;
  /** The curves that the next frame continues in place of the current ones; null if it continues those. */
  readonly resumed: Curves | null;
}

/** The subjects whose findings are moments of the run. */
type Recorded = Extract<FindingEvent, { readonly keeps: 'moments' }>['subject'];
type Moment<Id extends Recorded> = Findings[Id] & { readonly step: number };
type Moments = { readonly [Id in Recorded]?: readonly Moment<Id>[] };

/** What the page knows about the past of a run. */
export type Curves = Pick<RunStore, 'history' | 'trail' | 'initial' | 'moments' | 'editedAt'>;

const nothingYet: RunStore = {
  state: { status: 'loading', provider: null, reason: null },
  view: null,
  viewSpec: null,
  frame: null,
  progress: null,
  startsWhenReady: false,
  initial: null,
  history: emptyHistory,
  countedUntil: null,
  uncounted: 0,
  opened: null,
  loading: null,
  snapshots: [],
  findings: {},
  moments: {},
  runId: 0,
  trail: emptyTrail,
  editedAt: null,
  resumed: null,
};

export const run = createStore<RunStore>(() => nothingYet);

/** Reads a part of the run that changes rarely. Frames go through `live`, never through React. */
export function useRun<T>(select: (store: RunStore) => T): T {
  return useStore(run, select);
}

/** Calls a listener after every change that a `picture` event alone does not make. */
export function followEvaluations(listener: () => void): () => void {
  return run.subscribe((now, before) => {
    // A picture keeps the values of the frame before it.
    const isFrame = now.frame?.values !== before.frame?.values;
    if (isFrame || now.history !== before.history || now.view !== before.view) listener();
  });
}

/** Updates the store with an event of the engine. */
export function receive(event: RunEvent): void {
  if (event.type === 'frame') noteResult();
  run.setState((store) => {
    switch (event.type) {
      case 'prepared':
        return prepare(store, event.view);
      case 'status':
        // An equal status is news, too: a demonstration waits for the report about its own run.
        return takeStatus(store, event.state);
      case 'progress':
        return { progress: event.progress };
      case 'resumed':
        return { resumed: left.get(event.version) ?? store.resumed };
      case 'moment':
        return {};
      case 'loading':
        return { loading: { loaded: event.loaded, total: event.total } };
      case 'snapshots':
        return { snapshots: sharedStructure(store.snapshots, event.steps) };
      case 'finding':
        return take(store, event);
      case 'frame':
        return advance(store, event.frame, event.runId);
      case 'picture':
        return { progress: null, frame: store.frame && { ...store.frame, ...event.picture } };
    }
  });
}

/** The number of versions of the experiment whose curves are remembered. */
const MOST_LEFT = 12;

/** The curves of versions of the experiment when they were left, in that order. */
const left = new Map<number, Curves>();

experiment.subscribe((now, before) => {
  if (now.version === before.version) return;
  left.delete(before.version);
  left.set(before.version, curves());
  for (const [first] of left) if (left.size > MOST_LEFT) left.delete(first);
});

/** The curves of the run on the screen. */
export function curves(): Curves {
  const { history, trail, initial, moments, editedAt } = run.getState();
  return { history, trail, initial, moments, editedAt };
}

/** Records that a person changed a number of the run that is not a setting and not in the link. */
export function changeByHand(): void {
  run.setState(({ frame }) => ({ editedAt: frame?.step ?? 0 }));
}

/** Sets the curves that the next frame continues. */
export function resumeCurves(resumed: Curves): void {
  run.setState({ resumed });
}

/** Lets pictures show this range of the target, in its own units; null for that of the targets of the run. */
export function showTargetRange(range: readonly [low: number, high: number] | null): void {
  run.setState(({ view }) => {
    if (!view || (range === null && !view.targetRange)) return {};
    const [low = 0, high = 0] = range?.map((value) => scaled(value, view.targetScale)) ?? [];
    return { view: { ...view, targetRange: range && [low, high] } };
  });
}

/** Sets whether training starts as soon as the experiment is ready. */
export function startWhenReady(startsWhenReady: boolean): void {
  if (run.getState().startsWhenReady !== startsWhenReady) run.setState({ startsWhenReady });
}

/** Whether the run trains, or will as soon as it is ready. */
export function isPlaying({ state, startsWhenReady }: RunStore): boolean {
  return state.status === 'running' || startsWhenReady;
}

/** Prepares for the experiment to become that of one replica, which then keeps its own part of the curves. */
export function openReplica(replica: number): void {
  run.setState({ opened: replica });
}

function takeStatus({ countedUntil, uncounted, loading }: RunStore, state: RunState): Partial<RunStore> {
  const now = performance.now();
  const isRunning = state.status === 'running';
  return {
    state,
    loading: state.status === 'loading' ? loading : null,
    countedUntil: isRunning ? (countedUntil ?? now) : null,
    // The frame that shows where a run paused comes after the news that it did.
    uncounted: isRunning ? uncounted : uncounted + secondsFrom(countedUntil, now),
  };
}

function advance(now: RunStore, frame: Frame, runId: number): Partial<RunStore> {
  const { resumed } = now;
  if (!resumed) return { progress: null, ...extended(now, frame, runId) };
  const store = { ...now, ...resumed, countedUntil: null, uncounted: 0, opened: null };
  return { progress: null, resumed: null, ...resumed, ...extended(store, frame, runId) };
}

function extended(store: RunStore, frame: Frame, runId: number): Partial<RunStore> {
  const { frame: before, history, initial, opened, trail, countedUntil, uncounted, editedAt } = store;
  if (looksBack(store, frame)) return { frame, runId };
  const alone = frame.replicas === null;
  const shown = frame.replicas?.shown ?? opened;
  const same = shown === (before?.replicas?.shown ?? null);
  const now = performance.now();
  const elapsed = uncounted + secondsFrom(countedUntil, now);
  return {
    frame,
    initial: frame.step === 0 ? frame.parameters : same ? initial : null,
    history: extend(alone && opened !== null ? ofReplica(history, opened) : history, frame, elapsed),
    countedUntil: countedUntil === null ? null : now,
    uncounted: 0,
    opened: alone ? null : opened,
    runId,
    trail: extendTrail(same ? trail : emptyTrail, frame),
    // From an earlier step, the run takes another way under the settings of now.
    editedAt: editedAt === null ? null : Math.min(editedAt, frame.step),
    moments: momentsUntil(store, frame),
  };
}

/** Seconds of training since a time of `performance.now()`; none while it does not train. */
function secondsFrom(start: number | null, now: number): number {
  return start === null ? 0 : (now - start) / 1000;
}

/**
 * Whether a run went back to one of its moments. Its curves stay until it continues from there, which also deletes the
 * later snapshots.
 */
function looksBack({ history, snapshots }: RunStore, { step }: Frame): boolean {
  const end = history.step.at(-1) ?? 0;
  return step < end && snapshots.includes(step) && (snapshots.at(-1) ?? 0) >= end;
}

function prepare({ view: before, initial }: RunStore, view: RunView): Partial<RunStore> {
  return {
    view,
    viewSpec: experiment.getState().spec,
    initial: sameLayout(before, view) ? initial : null,
    findings: {},
  };
}

const MOMENTS = 60;

function take(store: RunStore, { subject, keeps, found }: FindingEvent): Partial<RunStore> {
  if (keeps !== 'moments') return { findings: { ...store.findings, [subject]: found } };
  return { moments: { ...store.moments, [subject]: withMoment(store, store.moments[subject] ?? [], found) } };
}

/**
 * Adds a moment and removes later ones, unless the run only shows an earlier step. When there are too many, every
 * second one is removed.
 */
function withMoment<Id extends Recorded>(
  { frame, history }: RunStore,
  moments: readonly Moment<Id>[],
  moment: Moment<Id>,
): readonly Moment<Id>[] {
  const back = frame !== null && frame.step < (history.step.at(-1) ?? 0);
  const others = moments.filter(({ step }) => (back ? step !== moment.step : step < moment.step));
  const kept = others.length < MOMENTS ? others : others.filter((_, place) => place % 2 === 0);
  return [...kept, moment].sort((a, b) => a.step - b.step);
}

/** The watched moments of a subject, in order of steps. */
export function momentsOf<Id extends Recorded>({ moments }: RunStore, subject: Id): readonly Moment<Id>[] {
  return moments[subject] ?? [];
}

/** The last watched moment up to the current step; null if there is none. */
export function momentNow<Id extends Recorded>(store: RunStore, subject: Id): Moment<Id> | null {
  const { frame } = store;
  return momentsOf(store, subject).findLast(({ step }) => frame === null || step <= frame.step) ?? null;
}

/**
 * The moments that led to this frame. A run that continues on another path forgets what came after it, watched or not.
 */
function momentsUntil({ moments, initial }: RunStore, { step, parameters }: Frame): Moments {
  const startsOtherwise = step === 0 && !parameters.every((value, index) => value === initial?.[index]);
  if (startsOtherwise) return {};
  const isLater = (moment: { readonly step: number }) => moment.step > step;
  if (!Object.values(moments).some((some) => some.some(isLater))) return moments;
  return Object.fromEntries(
    Object.entries(moments).map(([subject, some]) => [subject, some.filter((moment) => !isLater(moment))]),
  );
}

/** Whether the parameters of two views have the same layout. */
function sameLayout(a: RunView | null, b: RunView): boolean {
  const layout = (view: RunView | null) => view?.parameters.map(({ name, shape }) => `${name} ${shape}`).join();
  return layout(a) === layout(b);
}

/** Whether the run cannot continue without a reset. */
export function isStuck(status: RunStatus): boolean {
  return status === 'diverged' || status === 'failed';
}

/** Whether the engine's reason says that the run reached an end that the experiment sets. */
export function saysEnded(reason: string): boolean {
  return reason.startsWith('Ended after');
}
