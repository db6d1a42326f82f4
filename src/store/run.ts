import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type {
  Distributions,
  Frame,
  Landscape,
  Predictions,
  PreparationView,
  ProgramView,
  Progress,
  RunEvent,
  RunState,
  RunStatus,
  RunView,
} from '../runtime/protocol.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';
import { experiment } from './experiment.ts';
import { emptyHistory, extend, type History, ofReplica } from './history.ts';
import { emptyTrail, extendTrail, type Trail } from './trail.ts';

/** What the engine has told about the run on the screen. */
export interface RunStore {
  readonly state: RunState;
  /** null until the first experiment is prepared. */
  readonly view: RunView | null;
  /** The experiment that `view` is of: while another one is prepared, not that of the page. */
  readonly viewSpec: ExperimentSpec | null;
  readonly frame: Frame | null;
  /** How far training is since the frame; null where the frame is the latest. */
  readonly progress: Progress | null;
  /** Every parameter as the run started, laid out as `view.parameters` says; null where that is not known. */
  readonly initial: Float32Array | null;
  readonly history: History;
  /** Until when its training is counted in `history.seconds`, by `performance.now()`; null while it does not train. */
  readonly countedUntil: number | null;
  /** The replica that goes on alone from the next frame without replicas. */
  readonly opened: number | null;
  /** How far the engine is fetched, in bytes; null before and after. */
  readonly loading: { readonly loaded: number; readonly total: number } | null;
  /** Steps that the run can go back to, rising. */
  readonly snapshots: readonly number[];
  /** What is watched: the last of each since the network was prepared; null where there is none. */
  readonly predictions: Predictions | null;
  readonly landscape: Landscape | null;
  readonly program: ProgramView | null;
  readonly preparation: PreparationView | null;
  /** The moments of the run that were watched, thinned like the history. */
  readonly distributions: readonly Distributions[];
  /** Which run the last frame was of: an edit or a reset begins another. */
  readonly runId: number;
  /** Where the run has been. */
  readonly trail: Trail;
  /** The step at which it was last changed, so that its link does not replay it; null since a start or reset. */
  readonly editedAt: number | null;
  /** What the next frame continues instead of the curves so far; null where it continues those. */
  readonly resumed: Curves | null;
}

/** What the page knows of the way that a run has come. */
export type Curves = Pick<RunStore, 'history' | 'trail' | 'initial' | 'distributions' | 'editedAt'>;

const nothingYet: RunStore = {
  state: { status: 'loading', provider: null, reason: null },
  view: null,
  viewSpec: null,
  frame: null,
  progress: null,
  initial: null,
  history: emptyHistory,
  countedUntil: null,
  opened: null,
  loading: null,
  snapshots: [],
  predictions: null,
  landscape: null,
  program: null,
  preparation: null,
  distributions: [],
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

/** Takes an event of the engine into the store. */
export function receive(event: RunEvent): void {
  run.setState((store) => {
    switch (event.type) {
      case 'prepared':
        return prepare(store, event.view);
      case 'status':
        return takeStatus(store, event.state);
      case 'progress':
        return { progress: event.progress };
      case 'resumed':
        return { resumed: left.get(event.version) ?? null };
      case 'moment':
        return {};
      case 'loading':
        return { loading: { loaded: event.loaded, total: event.total } };
      case 'snapshots':
        return { snapshots: event.steps };
      case 'predictions':
        return { predictions: event.predictions };
      case 'landscape':
        return { landscape: event.landscape };
      case 'program':
        return { program: event.program };
      case 'preparation':
        return { preparation: event.preparation };
      case 'distributions':
        return { distributions: extendDistributions(store, event.distributions) };
      case 'frame':
        return advance(store, event.frame, event.runId);
    }
  });
}

/** Versions of the experiment whose curves are remembered. */
const MOST_LEFT = 12;

/** The curves at which versions of the experiment were left, in that order. */
const left = new Map<number, Curves>();

experiment.subscribe((now, before) => {
  if (now.version === before.version) return;
  left.delete(before.version);
  left.set(before.version, curves());
  for (const [first] of left) if (left.size > MOST_LEFT) left.delete(first);
});

/** What is known of the way that the run on the screen has come. */
export function curves(): Curves {
  const { history, trail, initial, distributions, editedAt } = run.getState();
  return { history, trail, initial, distributions, editedAt };
}

/** Tells that a person changed a number of the run that is no setting, and in no link. */
export function changeByHand(): void {
  run.setState(({ frame }) => ({ editedAt: frame?.step ?? 0 }));
}

/** Tells what the next frame continues. */
export function resumeCurves(resumed: Curves): void {
  run.setState({ resumed });
}

/** Tells that the experiment is about to become that of one replica: the curves so far become its own. */
export function openReplica(replica: number): void {
  run.setState({ opened: replica });
}

function takeStatus({ countedUntil, loading }: RunStore, state: RunState): Partial<RunStore> {
  return {
    state,
    loading: state.status === 'loading' ? loading : null,
    countedUntil: state.status === 'running' ? (countedUntil ?? performance.now()) : null,
  };
}

function advance(now: RunStore, frame: Frame, runId: number): Partial<RunStore> {
  const { resumed } = now;
  if (!resumed) return { progress: null, ...extended(now, frame, runId) };
  const store = { ...now, ...resumed, countedUntil: null, opened: null };
  return { progress: null, resumed: null, ...resumed, ...extended(store, frame, runId) };
}

function extended(store: RunStore, frame: Frame, runId: number): Partial<RunStore> {
  const { frame: before, history, initial, opened, trail, countedUntil, editedAt } = store;
  if (looksBack(store, frame)) return { frame, runId };
  const alone = frame.replicas === null;
  const shown = frame.replicas?.shown ?? opened;
  const same = shown === (before?.replicas?.shown ?? null);
  const now = countedUntil === null ? null : performance.now();
  const elapsed = now === null ? 0 : (now - (countedUntil ?? now)) / 1000;
  return {
    frame,
    initial: frame.step === 0 ? frame.parameters : same ? initial : null,
    history: extend(alone && opened !== null ? ofReplica(history, opened) : history, frame, elapsed),
    countedUntil: now,
    opened: alone ? null : opened,
    runId,
    trail: extendTrail(same ? trail : emptyTrail, frame),
    // From an earlier step, the run takes another way under the settings of now.
    editedAt: editedAt === null ? null : Math.min(editedAt, frame.step),
    distributions: momentsUntil(store, frame),
  };
}

/**
 * Whether a run went back to a moment of its own: its curves stand until it goes on from there, and with that forgets the
 * snapshots of what came after.
 */
function looksBack({ history, snapshots }: RunStore, { step }: Frame): boolean {
  const end = history.step.at(-1) ?? 0;
  return step < end && snapshots.includes(step) && (snapshots.at(-1) ?? 0) >= end;
}

function prepare({ view: before, initial }: RunStore, view: RunView): Partial<RunStore> {
  const same = sameLayout(before, view);
  return {
    view,
    viewSpec: experiment.getState().spec,
    initial: same ? initial : null,
    predictions: null,
    landscape: null,
    program: null,
    preparation: null,
    ...(!same && { distributions: [] }),
  };
}

const MOMENTS = 60;

/**
 * With one more moment, which forgets those after it unless the run only looks back. When there are too many, every
 * second one goes.
 */
function extendDistributions(
  { distributions, frame, history }: RunStore,
  moment: Distributions,
): readonly Distributions[] {
  const back = frame !== null && frame.step < (history.step.at(-1) ?? 0);
  const others = distributions.filter(({ step }) => (back ? step !== moment.step : step < moment.step));
  const kept = others.length < MOMENTS ? others : others.filter((_, place) => place % 2 === 0);
  return [...kept, moment].sort((a, b) => a.step - b.step);
}

/** The last watched moment up to where the run stands; null while there is none. */
export function momentNow({ distributions, frame }: RunStore): Distributions | null {
  return distributions.findLast(({ step }) => frame === null || step <= frame.step) ?? null;
}

/** The moments that led to this frame: watched or not, a run that takes another way forgets what came after it. */
function momentsUntil({ distributions, initial }: RunStore, { step, parameters }: Frame): readonly Distributions[] {
  const startsOtherwise = step === 0 && !parameters.every((value, index) => value === initial?.[index]);
  if (startsOtherwise) return [];
  const isLater = (moment: Distributions) => moment.step > step;
  return distributions.some(isLater) ? distributions.filter((moment) => !isLater(moment)) : distributions;
}

/** Whether the parameters of one view stand where those of the other do. */
function sameLayout(a: RunView | null, b: RunView): boolean {
  const layout = (view: RunView | null) => view?.parameters.map(({ name, shape }) => `${name} ${shape}`).join();
  return layout(a) === layout(b);
}

/** Whether the run cannot go on before a reset. */
export function isStuck(status: RunStatus): boolean {
  return status === 'diverged' || status === 'failed';
}
