import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExperimentSpec } from '../experiment/experiment.ts';
import type { Predictions, RunView } from '../runtime/protocol.ts';
import { experiment, useExperiment } from './experiment.ts';
import { type RunStore, run, useRun } from './run.ts';

/** One evaluation on test examples. */
export interface Look {
  readonly step: number;
  /** Values by the ids of metrics; null if a metric was not defined. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** The state of the network at an evaluation. */
export interface Seen {
  readonly view: RunView;
  readonly predictions: Predictions;
  readonly threshold: number;
}

interface LooksStore {
  /** Every evaluation on each test part, in order. They outlast the run, its edits and resets. */
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  /** The last evaluation, and its test part. */
  readonly last: (Seen & { readonly at: string }) | null;
}

const looks = createStore<LooksStore>(() => ({ looks: new Map(), last: null }));

interface Looked {
  /** All evaluations, in order. */
  readonly all: readonly Look[];
  /** null if there was none, or if the last one was on another test part. */
  readonly seen: Seen | null;
}

const NEVER: readonly Look[] = [];

/** The evaluations on the test examples of the experiment, and the network at the last one. */
export function looksAt(): Looked {
  return lookedAt(looks.getState(), testSet(experiment.getState().spec));
}

/** The same, as a hook. */
export function useLooks(): Looked {
  const at = useExperiment(({ spec }) => testSet(spec));
  return lookedAt(useStore(looks), at);
}

function lookedAt({ looks: known, last }: LooksStore, at: string): Looked {
  return { all: known.get(at) ?? NEVER, seen: last?.at === at ? last : null };
}

/**
 * Whether the predictions are known and belong to the test examples of the experiment; other data may still be loading.
 */
export function canLook(): boolean {
  return isOf(run.getState(), testSet(experiment.getState().spec));
}

/** The same, as a hook. */
export function useCanLook(): boolean {
  const at = useExperiment(({ spec }) => testSet(spec));
  return useRun((store) => isOf(store, at));
}

function isOf({ findings, viewSpec }: RunStore, at: string): boolean {
  return findings.predictions !== undefined && viewSpec !== null && testSet(viewSpec) === at;
}

/** Records an evaluation on the test examples of the experiment. */
export function look(seen: Seen, values: Look['values']): void {
  const at = testSet(experiment.getState().spec);
  looks.setState(({ looks: before }) => ({
    looks: new Map(before).set(at, [...(before.get(at) ?? []), { step: seen.predictions.step, values }]),
    last: { at, ...seen },
  }));
}

/** Identifies the settings that determine which examples are in the test part. */
function testSet({ data, table, target, split, seed }: ExperimentSpec): string {
  return JSON.stringify([data, table?.id, target, split, seed]);
}
