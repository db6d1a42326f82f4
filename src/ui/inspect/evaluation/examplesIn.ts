import { predictedClasses } from '../../../catalog/metrics/confusion.ts';
import type { Judged } from '../../../catalog/metrics/definition.ts';
import type { Cell } from '../../../store/evaluation.ts';
import type { Judgement } from './judge.ts';

/** The rows in a cell of the confusion matrix, the most certain predictions first. */
export function examplesIn({ judged }: Judgement, { actual, predicted }: Cell): number[] {
  const rows: number[] = [];
  predictedClasses(judged).forEach((label, row) => {
    if (label === predicted && judged.labels[row] === actual) rows.push(row);
  });
  return bySureness(judged, rows);
}

/** The rows with a wrong prediction, the most certain first. */
export function wrongIn({ judged }: Judgement): number[] {
  const rows: number[] = [];
  predictedClasses(judged).forEach((label, row) => {
    if (label !== judged.labels[row]) rows.push(row);
  });
  return bySureness(judged, rows);
}

function bySureness(judged: Judged, rows: number[]): number[] {
  const predicted = predictedClasses(judged);
  const ranks = judged.logOdds ?? judged.scores;
  // With two classes, a score counts from the middle for class 1 and against it for class 0.
  const middle = judged.logOdds ? 0 : judged.threshold;
  const sureness = (row: number) =>
    judged.classes > 2
      ? (ranks[row * judged.classes + (predicted[row] as number)] as number)
      : (predicted[row] === 1 ? 1 : -1) * ((ranks[row] as number) - middle);
  return rows.sort((a, b) => sureness(b) - sureness(a));
}
