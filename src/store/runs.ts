import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { differences, type ExperimentSpec, effectOf, print, sameData, trainAlike } from '../experiment/index.ts';
import { recordOf, SCORES, type ScoreId } from '../runtime/series.ts';
import { experiment } from './experiment.ts';
import type { History } from './history.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type RunStore, run } from './run.ts';

/** An earlier run, to compare with. */
export interface KeptRun {
  /** A serial number over all runs that were ever kept. */
  readonly id: number;
  /** Its number among the kept runs, from 1; it does not change while the run is kept. */
  readonly number: number;
  /** Empty until a person gives one. */
  readonly name: string;
  /** Its number among the runs whose curves are drawn, from 1; null while they are not. */
  readonly drawn: number | null;
  readonly spec: ExperimentSpec;
  /** Whether settings were changed while it ran, so that its experiment is the last of several. */
  readonly edited: boolean;
  /** The time when it was kept, in milliseconds since 1970. */
  readonly keptAt: number;
  readonly outcome: Outcome;
  /** Arrays of equal length, on validation examples if there are any; empty for several runs side by side. */
  readonly step: Float64Array;
  readonly values: Readonly<Record<ScoreId, Float64Array>>;
}

interface RunsStore {
  /** The latest first. */
  readonly kept: readonly KeptRun[];
}

export const MOST_KEPT = 50;
/** More curves than these cannot be told apart. */
export const MOST_DRAWN = 8;
/** The maximum number of points in the curves of an earlier run. */
export const MOST_POINTS = 300;

export const runs = createStore<RunsStore>(() => ({ kept: [] }));

export function useRuns<T>(select: (store: RunsStore) => T): T {
  return useStore(runs, select);
}

/** The information about the run on the screen that is needed to keep it. */
const current = {
  spec: experiment.getState().spec,
  /** The experiment that made its last step; an edit that has not trained yet does not affect the curves. */
  ran: { spec: experiment.getState().spec, edited: false },
  /** Stored here because the view may already be that of the next run when this one is kept. */
  metric: null as Outcome['metric'],
  /** Whether it has trained since it started or was kept, and not only while a slider was moving. */
  trained: false,
};
let count = 0;

run.subscribe((now, before) => {
  if (now.frame === before.frame || !now.frame) return;
  const { spec, dragging } = experiment.getState();
  const another = now.runId !== before.runId;
  let { editedAt } = now;
  const forgets = lastStep(now.history) < lastStep(before.history);
  const rebuilt = another && effectOf(current.spec, spec) === 'recompile';
  if (forgets || rebuilt) {
    if (current.trained && !(rebuilt && !forgets && trainAlike(current.spec, spec))) keep(before);
    current.trained = false;
  }
  if (another || forgets) {
    // A resumed run already records whether it was edited.
    const resumes = before.resumed !== null && now.resumed === null;
    const changed = !resumes && !trainAlike(current.spec, spec);
    if (now.frame.step === 0 && !resumes) editedAt = keepsChange(before, spec) ? 0 : null;
    else if (changed) editedAt = now.frame.step;
    current.spec = spec;
    if (now.frame.step === 0 || resumes) current.ran = { spec, edited: editedAt !== null };
    if (editedAt !== now.editedAt) run.setState({ editedAt });
  }
  current.metric = now.view?.metric ?? null;
  if (now.frame.step > (before.frame?.step ?? 0)) {
    if (!another) current.ran = { spec: current.spec, edited: editedAt !== null };
    if (!dragging) current.trained = true;
  }
});

/** Whether weights that were set by hand at step 0 may be there still after an edit: only a run that starts over forgets them. */
function keepsChange({ editedAt, frame }: RunStore, spec: ExperimentSpec): boolean {
  const isSet = editedAt === 0 && frame?.step === 0;
  return isSet && spec !== current.spec && effectOf(current.spec, spec) !== 'resample';
}

/** Keeps the current state of the run on the screen, which continues, even beside a longer run of the same experiment. */
export function keepRun(): void {
  keep(run.getState(), true);
}

/** Whether the run on the screen was changed while it ran. */
export function isEdited(): boolean {
  return run.getState().editedAt !== null;
}

/** Whether the run has curves yet. */
export function canKeep({ history }: RunStore): boolean {
  return history.step.length > 1;
}

export function renameRun(id: number, name: string): void {
  change(id, { name: name.trim() });
}

/** Draws or hides the curves of a run that has any. When too many are drawn, the oldest are hidden. */
export function drawRun(id: number, wanted: boolean): void {
  runs.setState(({ kept }) => {
    if (!wanted) return { kept: kept.map((one) => (one.id === id ? { ...one, drawn: null } : one)) };
    const one = kept.find((other) => other.id === id);
    if (!one || one.drawn !== null || !hasCurves(one)) return { kept };
    const others = makeRoomToDraw(kept);
    return { kept: others.map((other) => (other.id === id ? { ...other, drawn: freePlace(others) } : other)) };
  });
}

export function deleteRun(id: number): void {
  runs.setState(({ kept }) => ({ kept: kept.filter((one) => one.id !== id) }));
}

/** The name that a person gave, or else how the settings of an earlier run differ from `spec`. */
export function nameOf(kept: Pick<KeptRun, 'name' | 'spec' | 'edited'>, spec: ExperimentSpec): string {
  const same = kept.edited ? 'the same settings, but only from mid-run' : 'the same settings';
  return kept.name || differences(spec, kept.spec).join(', ') || same;
}

/** Whether a run has curves of its own; several runs side by side have a band. */
export function hasCurves({ step }: KeptRun): boolean {
  return step.length > 0;
}

/** Whether the losses of two experiments measure the same quantity. */
export function comparable(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return sameData(a, b) && a.loss.id === b.loss.id;
}

/** @param asked whether a person wants this run for a comparison, which is also why one changes its settings */
function keep(store: RunStore, asked = store.editedAt !== null): void {
  if (!canKeep(store)) return;
  const { metric } = current;
  const { spec, edited } = current.ran;
  const { history } = store;
  runs.setState(({ kept }) => {
    // The same text means the same run, so the longer one contains the other.
    const text = print(spec);
    const alike = kept.filter((one) => !edited && !one.edited && !one.name && print(one.spec) === text);
    const steps = lastStep(history);
    if (!asked && alike.some(({ outcome }) => outcome.steps >= steps)) return { kept };
    const same = alike.find(({ outcome }) => outcome.steps <= steps);
    const rest = forgetOldest(kept.filter((one) => one !== same));
    const single = history.replicaLosses.at(-1) === null;
    const others = single ? makeRoomToDraw(rest) : rest;
    count += 1;
    const added: KeptRun = {
      id: count,
      number: same?.number ?? 1 + Math.max(0, ...others.map(({ number }) => number)),
      name: '',
      drawn: single ? freePlace(others) : null,
      spec,
      edited,
      keptAt: Date.now(),
      outcome: { ...outcomeOf(store), metric },
      ...(single ? thinned(history) : NO_CURVES),
    };
    return { kept: [added, ...others] };
  });
}

const NO_CURVES = { step: new Float64Array(), values: recordOf(SCORES, () => new Float64Array()) };

/** Makes room for one more: removes the oldest run without a name, or else the oldest of all. */
function forgetOldest(kept: readonly KeptRun[]): readonly KeptRun[] {
  if (kept.length < MOST_KEPT) return kept;
  const oldest = oldestOf(kept);
  return kept.filter((one) => one !== oldest);
}

function makeRoomToDraw(kept: readonly KeptRun[]): readonly KeptRun[] {
  const drawn = kept.filter((one) => one.drawn !== null);
  if (drawn.length < MOST_DRAWN) return kept;
  const oldest = oldestOf(drawn);
  return kept.map((one) => (one === oldest ? { ...one, drawn: null } : one));
}

function oldestOf(kept: readonly KeptRun[]): KeptRun | undefined {
  return kept.findLast(({ name }) => !name) ?? kept.at(-1);
}

function freePlace(kept: readonly KeptRun[]): number {
  return free(kept.map(({ drawn }) => drawn));
}

function free(taken: readonly (number | null)[]): number {
  let number = 1;
  while (taken.includes(number)) number++;
  return number;
}

/** Thins the curves evenly to at most MOST_POINTS points, including the last. */
function thinned(history: History): Pick<KeptRun, 'step' | 'values'> {
  const last = history.step.length - 1;
  const count = Math.min(MOST_POINTS, last + 1);
  const pick = (column: readonly number[]) =>
    Float64Array.from({ length: count }, (_, index) => column[Math.round((index * last) / (count - 1))] as number);
  const part = history.values['validation/loss'].some((loss) => !Number.isNaN(loss)) ? 'validation' : 'train';
  return { step: pick(history.step), values: recordOf(SCORES, (score) => pick(history.values[`${part}/${score}`])) };
}

function change(id: number, patch: Partial<KeptRun>): void {
  runs.setState(({ kept }) => ({ kept: kept.map((one) => (one.id === id ? { ...one, ...patch } : one)) }));
}

function lastStep({ step }: History): number {
  return step.at(-1) ?? 0;
}
