import { type Scale, unscaled } from '../../math/scale.ts';
import type { Answer } from '../tasks/definition.ts';
import type { Judged } from './definition.ts';

/** The predictions of a network for all examples, with the actual values. */
export interface Predicted {
  readonly answer: Answer;
  readonly classes: number;
  /** The number of outputs for each label. */
  readonly width: number;
  /** As in `Judged`. */
  readonly threshold: number;
  readonly probabilities: boolean;
  readonly targetScale: Scale;
  /** The number of targets of each example, one after the other; null if each example has a single one. */
  readonly positions: number | null;
  /** [places], like the next two; NaN at a step that is not scored. */
  readonly labels: ArrayLike<number>;
  /** [places, width]. */
  readonly values: ArrayLike<number>;
  readonly logOdds: ArrayLike<number> | null;
}

/** Some of the predictions, for metrics. @param places indices into the labels */
export function judgedAt(
  { answer, classes, width, threshold, probabilities, targetScale, ...all }: Predicted,
  places: ArrayLike<number>,
): Judged {
  const rowsOf = (from: ArrayLike<number>, columns: number) => {
    const rows = new Float32Array(places.length * columns);
    for (let row = 0; row < places.length; row++) {
      const place = places[row] as number;
      for (let column = 0; column < columns; column++) {
        rows[row * columns + column] = from[place * columns + column] as number;
      }
    }
    return rows;
  };
  const own = answer === 'number' ? (value: number) => unscaled(value, targetScale) : null;
  const scores = rowsOf(all.values, width);
  const labels = rowsOf(all.labels, 1);
  const { positions } = all;
  return {
    scores: own ? scores.map((score) => own(score)) : scores,
    labels: own ? labels.map((label) => own(label)) : labels,
    classes: own ? 0 : answer === 'labels' ? 2 : classes,
    threshold,
    logOdds: all.logOdds && rowsOf(all.logOdds, width),
    probabilities,
    ...(positions !== null && { sequences: Uint32Array.from(places, (place) => Math.floor(place / positions)) }),
  };
}
