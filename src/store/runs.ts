import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { differences } from '../spec/differences.ts';
import { type ExperimentSpec, effectOf, print, trainAlike } from '../spec/index.ts';
import { experiment } from './experiment.ts';
import type { History } from './history.ts';
import { type RunStore, run } from './run.ts';

/** The curves of an earlier run, to compare with. */
export interface Ghost {
  /** Counts up over all that were ever kept. */
  readonly id: number;
  /** Its place among those that are kept, from 1 on; stays while it is kept. */
  readonly number: number;
  /** Empty until a person gives one. */
  readonly name: string;
  readonly shown: boolean;
  readonly spec: ExperimentSpec;
  /** Settings were changed while it ran: its experiment is the last of several. */
  readonly edited: boolean;
  /** Equally long columns, on validation examples where there are such. */
  readonly step: Float64Array;
  readonly loss: Float64Array;
  readonly metric: Float64Array;
}

interface RunsStore {
  /** The latest first. */
  readonly ghosts: readonly Ghost[];
}

export const MOST_GHOSTS = 8;
/** A ghost has no more points. */
export const GHOST_POINTS = 300;

export const runs = createStore<RunsStore>(() => ({ ghosts: [] }));

export function useRuns<T>(select: (store: RunsStore) => T): T {
  return useStore(runs, select);
}

/** The run on the screen, as far as it has to be known to keep it. */
const current = {
  spec: experiment.getState().spec,
  edited: false,
  /** It has trained since it began or was kept, and not only while a slider passed by. */
  trained: false,
};
let kept = 0;

run.subscribe((now, before) => {
  if (now.frame === before.frame || !now.frame) return;
  const { spec, dragging } = experiment.getState();
  const another = now.runId !== before.runId;
  const forgets = lastStep(now.history) < lastStep(before.history);
  const rebuilt = another && effectOf(current.spec, spec) === 'recompile';
  if (forgets || rebuilt) {
    if (current.trained && !(rebuilt && !forgets && trainAlike(current.spec, spec))) keep(before.history);
    current.trained = false;
  }
  if (another || forgets) {
    const startsOver = now.frame.step === 0;
    current.edited = !startsOver && (current.edited || forgets || !trainAlike(current.spec, spec));
    current.spec = spec;
  }
  if (now.frame.step > (before.frame?.step ?? 0) && !dragging) current.trained = true;
});

/** Keeps the run on the screen as it is now; it goes on. */
export function keepRun(): void {
  const { history } = run.getState();
  if (canKeep(run.getState())) keep(history);
}

/** Whether the run has curves of its own. */
export function canKeep({ history }: RunStore): boolean {
  return history.step.length > 1 && history.replicaLosses.at(-1) === null;
}

export function renameGhost(id: number, name: string): void {
  change(id, { name: name.trim() });
}

export function showGhost(id: number, shown: boolean): void {
  change(id, { shown });
}

export function deleteGhost(id: number): void {
  runs.setState(({ ghosts }) => ({ ghosts: ghosts.filter((ghost) => ghost.id !== id) }));
}

/** The name that a person gave, or else what an earlier run had otherwise than `spec`. */
export function ghostName(ghost: Ghost, spec: ExperimentSpec): string {
  return ghost.name || differences(spec, ghost.spec).join(', ') || 'the same settings';
}

/** Whether the losses of two experiments measure the same. */
export function comparable(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return a.data.id === b.data.id && a.loss.id === b.loss.id;
}

function keep(history: History): void {
  if (history.step.length < 2 || history.replicaLosses.at(-1) !== null) return;
  const { spec, edited } = current;
  runs.setState(({ ghosts }) => {
    // The same text is the same run: the one that went on for longer says all that the other does.
    const text = print(spec);
    const same = ghosts.find((ghost) => !edited && !ghost.edited && !ghost.name && print(ghost.spec) === text);
    if (same && (same.step.at(-1) ?? 0) >= lastStep(history)) return { ghosts };
    const others = forgetOldest(ghosts.filter((ghost) => ghost !== same));
    kept += 1;
    const number = same?.number ?? freeNumber(others);
    return { ghosts: [{ id: kept, number, name: '', shown: true, spec, edited, ...thinned(history) }, ...others] };
  });
}

/** Room for one more: the oldest without a name goes, or the oldest of all. */
function forgetOldest(ghosts: readonly Ghost[]): readonly Ghost[] {
  if (ghosts.length < MOST_GHOSTS) return ghosts;
  const oldest = ghosts.findLast(({ name }) => !name) ?? ghosts.at(-1);
  return ghosts.filter((ghost) => ghost !== oldest);
}

function freeNumber(ghosts: readonly Ghost[]): number {
  const taken = new Set(ghosts.map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** At most so many points, evenly, and the last. */
function thinned(history: History): Pick<Ghost, 'step' | 'loss' | 'metric'> {
  const last = history.step.length - 1;
  const count = Math.min(GHOST_POINTS, last + 1);
  const pick = (column: readonly number[]) =>
    Float64Array.from({ length: count }, (_, index) => column[Math.round((index * last) / (count - 1))] as number);
  const validates = history.validationLoss.some((loss) => !Number.isNaN(loss));
  return {
    step: pick(history.step),
    loss: pick(validates ? history.validationLoss : history.trainLoss),
    metric: pick(validates ? history.validationMetric : history.trainMetric),
  };
}

function change(id: number, patch: Partial<Ghost>): void {
  runs.setState(({ ghosts }) => ({
    ghosts: ghosts.map((ghost) => (ghost.id === id ? { ...ghost, ...patch } : ghost)),
  }));
}

function lastStep({ step }: History): number {
  return step.at(-1) ?? 0;
}
