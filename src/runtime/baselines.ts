import { columnOf, type PreparedData } from '../compiler/data.ts';
import type { ExperimentSpec } from '../experiment/experiment.ts';
import { momentsOf } from '../math/spread.ts';
import type { Tensor } from '../math/tensor.ts';

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
  if (answer === 'input') return ofInputs(loss.id, parts.train.x);
  if (!CROSS_ENTROPIES.includes(loss.id)) return null;
  if (answer === 'labels') return ofLabels(targets, classes.length);
  const counts = new Float64Array(classes.length);
  for (const label of targets) (counts[label] as number) += 1;
  const constant = counts.reduce((sum, count) => sum + entropyOf(count / targets.length), 0);
  return { guessing: Math.log(classes.length), constant };
}

/** The mean over labels that are predicted with the share of the examples that have them. */
function ofLabels(targets: Float64Array, labels: number): Baselines {
  const count = targets.length / labels;
  let sum = 0;
  for (let label = 0; label < labels; label++) {
    const present =
      targets.filter((_, index) => index % labels === label).reduce((total, one) => total + one, 0) / count;
    sum += entropyOf(present) + entropyOf(1 - present);
  }
  return { guessing: Math.log(2), constant: sum / labels };
}

/** −p·log p in nats, which is 0 for p = 0. */
function entropyOf(share: number): number {
  return share === 0 ? 0 : -share * Math.log(share);
}

/** The targets of an autoencoder are its inputs, and the best constant is their mean. */
function ofInputs(lossId: string, x: Tensor): Baselines | null {
  if (lossId !== 'mse' && lossId !== 'rmse') return null;
  const [, inputs] = x.shape as [number, number];
  let sum = 0;
  for (let input = 0; input < inputs; input++) sum += varianceOf(columnOf(x, input));
  const variance = sum / inputs;
  return { guessing: null, constant: lossId === 'mse' ? variance : Math.sqrt(variance) };
}

function varianceOf(values: Float64Array): number {
  return momentsOf(values).variance;
}

/** The mean distance from the median. */
function deviationOf(values: Float64Array): number {
  const median = values.toSorted()[values.length >> 1] ?? Number.NaN;
  return momentsOf(values.map((value) => Math.abs(value - median))).mean;
}
