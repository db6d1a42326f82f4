import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Predictions, RunView } from '../runtime/protocol.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';
import { experiment, useExperiment } from './experiment.ts';
import { type RunStore, run, useRun } from './run.ts';

/** One evaluation on test examples. */
export interface Look {
  readonly step: number;
  /** By the ids of metrics; null where one was not defined. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** What was seen at a look: the network as it stood then. */
export interface Seen {
  readonly view: RunView;
  readonly predictions: Predictions;
  readonly threshold: number;
}

interface LooksStore {
  /** Every look at each set of test examples, the first one first. They outlast the run, its edits and resets. */
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  /** The last look, and at what. */
  readonly last: (Seen & { readonly at: string }) | null;
}

const looks = createStore<LooksStore>(() => ({ looks: new Map(), last: null }));

interface Looked {
  /** The first one first. */
  readonly all: readonly Look[];
  /** null where none was, or where others came between. */
  readonly seen: Seen | null;
}

const NEVER: readonly Look[] = [];

/** The looks at the test examples of the experiment, and what was seen at the last one. */
export function looksAt(): Looked {
  return lookedAt(looks.getState(), testSet(experiment.getState().spec));
}

/** The same, followed. */
export function useLooks(): Looked {
  const at = useExperiment(({ spec }) => testSet(spec));
  return lookedAt(useStore(looks), at);
}

function lookedAt({ looks: known, last }: LooksStore, at: string): Looked {
  return { all: known.get(at) ?? NEVER, seen: last?.at === at ? last : null };
}

/** Whether what the network says is known, and is of the test examples of the experiment: other data may be on their way. */
export function canLook(): boolean {
  return isOf(run.getState(), testSet(experiment.getState().spec));
}

/** The same, followed. */
export function useCanLook(): boolean {
  const at = useExperiment(({ spec }) => testSet(spec));
  return useRun((store) => isOf(store, at));
}

function isOf({ predictions, viewSpec }: RunStore, at: string): boolean {
  return predictions !== null && viewSpec !== null && testSet(viewSpec) === at;
}

/** Counts a look at the test examples of the experiment. */
export function look(seen: Seen, values: Look['values']): void {
  const at = testSet(experiment.getState().spec);
  looks.setState(({ looks: before }) => ({
    looks: new Map(before).set(at, [...(before.get(at) ?? []), { step: seen.predictions.step, values }]),
    last: { at, ...seen },
  }));
}

/** What decides which examples are kept for the test. */
function testSet({ data, table, target, split, seed }: ExperimentSpec): string {
  return JSON.stringify([data, table?.id, target, split, seed]);
}
