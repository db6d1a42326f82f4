import type { PreparedData } from '../compiler/data.ts';
import type { ExperimentSpec } from '../experiment/experiment.ts';

/** The cross-entropy of predictions that ignore the features, in nats. */
export interface Baselines {
  /** If all classes are equally probable: ln K. */
  readonly guessing: number;
  /** If the probabilities are the shares of the classes in the training part: the entropy of its targets. */
  readonly constant: number;
}

const CROSS_ENTROPIES: readonly string[] = ['bce', 'cce', 'sparse_cce'];

/** null if the loss is not a cross-entropy of classes. */
export function baselinesOf(
  { loss }: Pick<ExperimentSpec, 'loss'>,
  { answer, classes, parts }: Pick<PreparedData, 'answer' | 'classes' | 'parts'>,
): Baselines | null {
  if (answer === 'input' || !CROSS_ENTROPIES.includes(loss.id)) return null;
  const counts = new Float64Array(classes.length);
  for (const label of parts.train.labels) if (!Number.isNaN(label)) (counts[label] as number) += 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const constant = counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)),
    0,
  );
  return { guessing: Math.log(classes.length), constant };
}
