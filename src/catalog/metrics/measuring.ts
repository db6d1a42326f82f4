import { supports } from './confusion.ts';
import type { Judged, Measured } from './definition.ts';
import { byScores, remembered } from './remembered.ts';

/** Why nothing can be measured on these examples, as a sentence; empty where something can. */
export const objection = remembered(({ scores, labels: { length: count } }) => {
  if (count === 0) return 'There are no examples.';
  const width = scores.length / count;
  let broken = 0;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < width; column++) {
      if (Number.isFinite(scores[row * width + column])) continue;
      broken++;
      break;
    }
  }
  return broken > 0 ? `For ${broken} of ${count} examples the network says nothing that is a finite number.` : '';
}, byScores);

/** A metric that is asked only where there are examples, and finite scores for all of them. */
export function measuring<Rest extends readonly unknown[]>(
  measure: (judged: Judged, ...rest: Rest) => Measured,
): (judged: Judged, ...rest: Rest) => Measured {
  return (judged, ...rest) => {
    const none = objection(judged);
    return none ? { none } : measure(judged, ...rest);
  };
}

/** How classes count in a mean over them: all alike, or by their examples. */
export type Weighting = 'macro' | 'weighted';

/**
 * The mean of a metric over the classes that have examples.
 * @param otherwise what a class counts as for which the metric is not defined; null leaves it out
 */
export function meanOverClasses(
  judged: Judged,
  measureClass: (judged: Judged, label: number) => Measured,
  weighting: Weighting,
  otherwise: 0 | null,
): Measured {
  let [sum, weights] = [0, 0];
  let reason: string | null = null;
  supports(judged).forEach((support, label) => {
    if (support === 0) return;
    const measured = measureClass(judged, label);
    const value = 'value' in measured ? measured.value : otherwise;
    if (value === null) {
      reason ??= 'none' in measured ? measured.none : null;
      return;
    }
    const weight = weighting === 'macro' ? 1 : support;
    sum += weight * value;
    weights += weight;
  });
  return weights > 0 ? { value: sum / weights } : { none: reason ?? 'There are no examples.' };
}

/** Both means of a metric that is defined class by class, with `otherwise` 0: precision, recall and the like. */
export const average = measuring(
  (judged: Judged, measureClass: (judged: Judged, label: number) => Measured, weighting: Weighting) =>
    meanOverClasses(judged, measureClass, weighting, 0),
);

/** A metric of several classes from one of each: of two the second one's, of more the mean. */
export function fromClasses(
  measureClass: (judged: Judged, label: number) => Measured,
  otherwise: 0 | null,
): (judged: Judged) => Measured {
  return measuring((judged) =>
    judged.classes === 2 ? measureClass(judged, 1) : meanOverClasses(judged, measureClass, 'macro', otherwise),
  );
}
