import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { dataOf, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { experiment } from './experiment.ts';

/** A cell of a confusion matrix: examples of class `actual` that were predicted as class `predicted`. */
export interface Cell {
  readonly actual: number;
  readonly predicted: number;
}

/** How a person views the evaluation. It does not affect the run and is not part of the link. */
export interface EvaluationStore {
  /** Index into PARTS; null for the usual one. */
  readonly part: number | null;
  /** The threshold between two classes; null for the network's own. */
  readonly threshold: number | null;
  /** The class that is compared with the rest. */
  readonly shownClass: number;
  /** What the confusion matrix shows: numbers of examples, or shares of the examples of a class. */
  readonly cells: 'counts' | 'rates';
  /** The cell whose examples are shown. */
  readonly cell: Cell | null;
  /** The examples of that cell, as indices into `RunView.points`, for other pictures. */
  readonly marked: readonly number[];
}

/** Choices that last only as long as the task they were made for. */
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

/** Identifies the classes and the scale of the scores. */
function taskOf(spec: ExperimentSpec): string {
  const { data, table, loss } = spec;
  const { target, classes } = dataOf(spec);
  return [data.id, table?.id, target.id, classes.length, entryOf('losses', loss.id).target === 'signs'].join();
}
