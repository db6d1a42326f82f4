import { predictedClasses } from '../../../catalog/metrics/confusion.ts';
import type { Cell } from '../../../store/evaluation.ts';
import type { Judgement } from './judge.ts';

/** The rows in a cell of the confusion matrix, the most certain predictions first. */
export function examplesIn({ judged }: Judgement, { actual, predicted }: Cell): number[] {
  const rows: number[] = [];
  predictedClasses(judged).forEach((label, row) => {
    if (label === predicted && judged.labels[row] === actual) rows.push(row);
  });
  const ranks = judged.logOdds ?? judged.scores;
  const sureness = (row: number) =>
    judged.classes > 2
      ? (ranks[row * judged.classes + predicted] as number)
      : (predicted === 1 ? 1 : -1) * (ranks[row] as number);
  return rows.sort((a, b) => sureness(b) - sureness(a));
}
