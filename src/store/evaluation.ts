import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { dataOf, type ExperimentSpec, entryOf } from '../spec/index.ts';
import { experiment } from './experiment.ts';

/** A cell of a confusion matrix: examples of one class that were said to be of one. */
export interface Cell {
  readonly actual: number;
  readonly said: number;
}

/** How a person looks at what the network gets right. It decides nothing of the run and is no part of the link. */
export interface EvaluationStore {
  /** Index into PARTS; null for the usual one. */
  readonly part: number | null;
  /** Where two classes part; null for where the network changes its mind. */
  readonly threshold: number | null;
  /** The class that stands against the rest. */
  readonly shownClass: number;
  /** What the confusion matrix tells: examples, or shares of those of a class. */
  readonly cells: 'counts' | 'rates';
  /** The cell whose examples are looked at. */
  readonly cell: Cell | null;
  /** These examples, as indices into `RunView.points`, for other pictures. */
  readonly marked: readonly number[];
}

/** What does not outlast the task it was chosen for. */
const ofTask = { threshold: null, shownClass: 0, cell: null, marked: [] } as const;

export const evaluation = createStore<EvaluationStore>(() => ({ part: null, cells: 'counts', ...ofTask }));

export function useEvaluation<T>(select: (store: EvaluationStore) => T): T {
  return useStore(evaluation, select);
}

export function setEvaluation(change: Partial<EvaluationStore>): void {
  evaluation.setState(change);
}

experiment.subscribe(({ spec }, { spec: before }) => {
  if (spec !== before && taskOf(spec) !== taskOf(before)) setEvaluation(ofTask);
});

/** What is told apart, and on which scale. */
function taskOf(spec: ExperimentSpec): string {
  const { data, table, loss } = spec;
  const { target, classes } = dataOf(spec);
  return [data.id, table?.id, target.id, classes.length, entryOf('losses', loss.id).target === 'signs'].join();
}
