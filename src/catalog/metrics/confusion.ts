import type { Judged } from './definition.ts';
import { remembered } from './remembered.ts';

/** The class that is said of every example: of two by the threshold, of more the first with the highest score. */
export const saidClasses = remembered(({ scores, labels: { length: count }, classes, threshold }) => {
  const said = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    if (classes === 2) {
      said[row] = (scores[row] as number) > threshold ? 1 : 0;
      continue;
    }
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if ((scores[row * classes + label] as number) > (scores[row * classes + best] as number)) best = label;
    }
    said[row] = best;
  }
  return said;
});

/** How many examples of each class were said to be of each class: [actual, said], row-major. */
export const confusion = remembered((judged) => {
  const { classes, labels } = judged;
  const counts = new Float64Array(classes * classes);
  saidClasses(judged).forEach((said, row) => {
    (counts[(labels[row] as number) * classes + said] as number)++;
  });
  return counts;
});

/** Examples of each class. */
export const supports = remembered(({ labels, classes }) => {
  const counts = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) (counts[labels[row] as number] as number)++;
  return counts;
});

/** What came of one class against the rest. */
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
  let [actual, said] = [0, 0];
  for (let other = 0; other < classes; other++) {
    actual += counts[label * classes + other] as number;
    said += counts[other * classes + label] as number;
  }
  return {
    truePositives,
    falsePositives: said - truePositives,
    falseNegatives: actual - truePositives,
    trueNegatives: labels.length - actual - said + truePositives,
  };
}
