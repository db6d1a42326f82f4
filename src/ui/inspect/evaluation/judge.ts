import type { Judged } from '../../../catalog/metrics/definition.ts';
import { unscaled } from '../../../math/scale.ts';
import type { Predictions, RunView } from '../../../runtime/protocol.ts';
import { givesProbabilities } from '../../network/example/prediction.ts';

/** One part of the examples with its predictions. */
export interface Judgement {
  readonly view: RunView;
  readonly judged: Judged;
  /** The indices of the examples in `RunView.points`, in the order of `judged`. */
  readonly points: Uint32Array;
  /** The step of the network that made the predictions. */
  readonly step: number;
}

/**
 * Selects one part of the examples with its predictions, and the default threshold.
 * @param part index into PARTS
 * @returns null if the predictions belong to another network
 */
export function judge(view: RunView, { values, logOdds, step }: Predictions, part: number): Judgement | null {
  const { task, layers, classes, boundary, points: all } = view;
  const output = layers.at(-1);
  const width = output?.units ?? 1;
  if (values.length !== all.count * width) return null;
  const points = pointsOf(all, part);
  const rowsOf = (from: Float32Array, columns: number) => {
    const rows = new Float32Array(points.length * columns);
    points.forEach((point, row) => {
      for (let column = 0; column < columns; column++) {
        rows[row * columns + column] = from[point * columns + column] as number;
      }
    });
    return rows;
  };
  const scores = rowsOf(values, width);
  const labels = rowsOf(all.labels, 1);
  const probabilities = givesProbabilities(view);
  const own = task === 'regression' ? (value: number) => unscaled(value, view.targetScale) : null;
  const judged = {
    scores: own ? scores.map((score) => own(score)) : scores,
    labels: own ? labels.map((label) => own(label)) : labels,
    classes: own ? 0 : classes.length,
    threshold: boundary,
    logOdds: logOdds && rowsOf(logOdds, width),
    probabilities,
  };
  return { view, judged, points, step };
}

function pointsOf({ count, part: parts }: RunView['points'], part: number): Uint32Array {
  const points = new Uint32Array(count);
  let length = 0;
  for (let point = 0; point < count; point++) if (parts[point] === part) points[length++] = point;
  return points.subarray(0, length);
}

/** The same with another threshold, which keeps the ranking of the scores. */
export function atThreshold(judgement: Judgement, threshold: number): Judgement {
  return { ...judgement, judged: { ...judgement.judged, threshold } };
}
