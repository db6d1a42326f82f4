/** How steps go through the training examples. */
export interface Passes {
  /** The number of examples in a step. */
  readonly batch: number;
  /** The number of training examples, at least `batch`. */
  readonly count: number;
}

/**
 * The number of epochs in `steps` steps, with fractions. Steps · batch and count are integers, and a single quotient of
 * integers below 2^53 reaches a whole number exactly when it should, unlike steps ÷ (count ÷ batch).
 */
export function epochsIn(steps: number, { batch, count }: Passes): number {
  return (steps * batch) / count;
}

/** The number of steps after which `epochs` epochs are complete. */
export function stepsFor(epochs: number, { batch, count }: Passes): number {
  return Math.ceil((epochs * count) / batch);
}
