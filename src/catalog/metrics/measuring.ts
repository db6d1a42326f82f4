import { supports } from './confusion.ts';
import type { Judged, Measured } from './definition.ts';
import { byScores, remembered } from './remembered.ts';

/** A sentence on why no metric is defined for these examples; empty if metrics can be computed. */
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
  return broken > 0 ? `The network’s output is not a finite number for ${broken} of ${count} examples.` : '';
}, byScores);

/** Wraps a metric so that it is computed only if there are examples and all their scores are finite. */
export function measuring<Rest extends readonly unknown[]>(
  measure: (judged: Judged, ...rest: Rest) => Measured,
): (judged: Judged, ...rest: Rest) => Measured {
  return (judged, ...rest) => {
    const none = objection(judged);
    return none ? { none } : measure(judged, ...rest);
  };
}

/** The weights of classes in a mean over them: all the same, or their numbers of examples. */
export type Weighting = 'macro' | 'weighted';

/**
 * The mean of a metric over the classes that have examples.
 * @param otherwise the value for a class whose metric is not defined; null excludes the class
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

/** Either mean of a metric that is defined per class, with `otherwise` 0: precision, recall and the like. */
export const average = measuring(
  (judged: Judged, measureClass: (judged: Judged, label: number) => Measured, weighting: Weighting) =>
    meanOverClasses(judged, measureClass, weighting, 0),
);

/** Makes a metric of all classes from a metric per class: that of the second of two classes, or the mean over more. */
export function fromClasses(
  measureClass: (judged: Judged, label: number) => Measured,
  otherwise: 0 | null,
): (judged: Judged) => Measured {
  return measuring((judged) =>
    judged.classes === 2 ? measureClass(judged, 1) : meanOverClasses(judged, measureClass, 'macro', otherwise),
  );
}
