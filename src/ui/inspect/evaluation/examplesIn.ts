import { predictedClasses } from '../../../catalog/metrics/confusion.ts';
import type { Judged } from '../../../catalog/metrics/definition.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import type { Cell } from '../../../store/evaluation.ts';

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
  return bySureness(
    judged,
    rowsIn(judged, (isWrong) => isWrong),
  );
}

/**
 * All examples of a part, as indices into `RunView.points`: the wrong predictions, the most certain first, then the
 * correct ones, the least certain first. A sequence with a target at every step counts as its worst step.
 */
export function wrongFirst(judgement: Judgement): { readonly points: readonly number[]; readonly wrong: number } {
  const { judged, points } = judgement;
  const wrong = wrongIn(judgement);
  const correct = bySureness(
    judged,
    rowsIn(judged, (isWrong) => !isWrong),
  ).reverse();
  const pointsOf = (rows: readonly number[]) => [...new Set(rows.map((row) => points[row] as number))];
  return { points: pointsOf([...wrong, ...correct]), wrong: pointsOf(wrong).length };
}

function rowsIn(judged: Judged, belongs: (isWrong: boolean) => boolean): number[] {
  const rows: number[] = [];
  predictedClasses(judged).forEach((label, row) => {
    if (belongs(label !== judged.labels[row])) rows.push(row);
  });
  return rows;
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
