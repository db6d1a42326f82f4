import type { PreparedData } from '../../compiler/data.ts';

/** The logit of a class, by its index among the outputs and its sign; the output of a regression. */
export interface ClassLogit {
  /** The class; 0 for a regression. */
  readonly label: number;
  readonly unit: number;
  readonly sign: 1 | -1;
}

/**
 * The logit of a class. Two classes share one, that of the second.
 * @param logits of one prediction, [outputs]
 * @param wished the class; null for the predicted one. Ignored for a regression
 */
export function logitOf(
  { outputs, answer }: Pick<PreparedData, 'outputs' | 'answer'>,
  logits: Float32Array,
  wished: number | null,
): ClassLogit {
  if (answer === 'number') return { label: 0, unit: 0, sign: 1 };
  const label = wished ?? predictedClass(logits);
  return outputs > 1 ? { label, unit: label, sign: 1 } : { label, unit: 0, sign: label === 0 ? -1 : 1 };
}

/** The class with the largest logit. */
function predictedClass(logits: Float32Array): number {
  if (logits.length === 1) return (logits[0] as number) > 0 ? 1 : 0;
  return logits.reduce((best, logit, label) => (logit > (logits[best] as number) ? label : best), 0);
}
