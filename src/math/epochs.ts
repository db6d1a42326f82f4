/** How steps pass through the examples that are trained on. */
export interface Passes {
  /** Examples in a step. */
  readonly batch: number;
  /** Examples that are trained on, at least `batch`. */
  readonly count: number;
}

/**
 * Epochs that `steps` steps make, between whole numbers within one. Steps · batch and count are integers, and one
 * quotient of integers below 2^53 reaches a whole number exactly when it should, unlike steps ÷ (count ÷ batch).
 */
export function epochsIn(steps: number, { batch, count }: Passes): number {
  return (steps * batch) / count;
}

/** Steps after which `epochs` epochs are complete. */
export function stepsFor(epochs: number, { batch, count }: Passes): number {
  return Math.ceil((epochs * count) / batch);
}
