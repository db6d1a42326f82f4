import { predictedClasses } from '../../../catalog/metrics/confusion.ts';
import type { Cell } from '../../../store/evaluation.ts';
import type { Judgement } from './judge.ts';

/** The rows of a cell of the confusion matrix, those first that the network is surest of. */
export function samplesIn({ judged }: Judgement, { actual, said }: Cell): number[] {
  const rows: number[] = [];
  predictedClasses(judged).forEach((label, row) => {
    if (label === said && judged.labels[row] === actual) rows.push(row);
  });
  const ranks = judged.logOdds ?? judged.scores;
  const sureness = (row: number) =>
    judged.classes > 2
      ? (ranks[row * judged.classes + said] as number)
      : (said === 1 ? 1 : -1) * (ranks[row] as number);
  return rows.sort((a, b) => sureness(b) - sureness(a));
}
