import type { PreparedData } from '../compiler/data.ts';
import type { ExperimentSpec } from '../experiment/experiment.ts';

/** The losses of predictions that ignore the features. */
export interface Baselines {
  /** If all classes are equally probable: ln K nats. null for numbers. */
  readonly guessing: number | null;
  /**
   * Of the best prediction that is always the same, on the training part: the entropy of its classes, the variance of its
   * numbers or the root of it, or their mean distance from their median.
   */
  readonly constant: number;
}

const CROSS_ENTROPIES: readonly string[] = ['bce', 'cce', 'sparse_cce'];

/** The loss of the best constant for numbers, by the id of the loss. */
const OF_NUMBERS: Readonly<Record<string, (values: Float64Array) => number>> = {
  mse: varianceOf,
  rmse: (values) => Math.sqrt(varianceOf(values)),
  mae: deviationOf,
};

/** null for losses without such a formula. */
export function baselinesOf(
  { loss }: Pick<ExperimentSpec, 'loss'>,
  { answer, classes, parts }: Pick<PreparedData, 'answer' | 'classes' | 'parts'>,
): Baselines | null {
  // Steps of a sequence that are not scored have no target.
  const targets = parts.train.labels.filter((label) => !Number.isNaN(label));
  if (answer === 'number') {
    const constantOf = OF_NUMBERS[loss.id];
    return constantOf ? { guessing: null, constant: constantOf(targets) } : null;
  }
  // The targets of an autoencoder are its inputs.
  if (answer === 'input' || !CROSS_ENTROPIES.includes(loss.id)) return null;
  const counts = new Float64Array(classes.length);
  for (const label of targets) (counts[label] as number) += 1;
  const constant = counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / targets.length) * Math.log(count / targets.length)),
    0,
  );
  return { guessing: Math.log(classes.length), constant };
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

/** The mean distance from the median. */
function deviationOf(values: Float64Array): number {
  const median = values.toSorted()[values.length >> 1] ?? Number.NaN;
  return meanOf(values.map((value) => Math.abs(value - median)));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
