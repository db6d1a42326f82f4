import type { Judged } from './definition.ts';
import { remembered } from './remembered.ts';

/**
 * The predicted class of every example. With two classes the threshold decides; with more it is the first with the
 * highest score.
 */
export const predictedClasses = remembered(({ scores, labels: { length: count }, classes, threshold }) => {
  const predicted = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    if (classes === 2) {
      predicted[row] = (scores[row] as number) > threshold ? 1 : 0;
      continue;
    }
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if ((scores[row * classes + label] as number) > (scores[row * classes + best] as number)) best = label;
    }
    predicted[row] = best;
  }
  return predicted;
});

/** The number of examples of each class that were predicted as each class: [actual, predicted], row-major. */
export const confusion = remembered((judged) => {
  const { classes, labels } = judged;
  const counts = new Float64Array(classes * classes);
  predictedClasses(judged).forEach((predicted, row) => {
    (counts[(labels[row] as number) * classes + predicted] as number)++;
  });
  return counts;
});

/** The number of examples of each class. */
export const supports = remembered(({ labels, classes }) => {
  const counts = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) (counts[labels[row] as number] as number)++;
  return counts;
});

/** The numbers of right and wrong predictions for one class against the rest. */
export interface Hits {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

export function hitsOf(judged: Judged, label: number): Hits {
  const { classes, labels } = judged;
  const counts = confusion(judged);
  const truePositives = counts[label * classes + label] as number;
  let [actual, predicted] = [0, 0];
  for (let other = 0; other < classes; other++) {
    actual += counts[label * classes + other] as number;
    predicted += counts[other * classes + label] as number;
  }
  return {
    truePositives,
    falsePositives: predicted - truePositives,
    falseNegatives: actual - truePositives,
    trueNegatives: labels.length - actual - predicted + truePositives,
  };
}
