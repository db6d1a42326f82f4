import { givesProbabilities } from '../../../goals/probabilities.ts';
import type { RunView } from '../../../runtime/protocol.ts';

/** The prediction for one example. */
export interface Prediction {
  /** The predicted class; null if the network predicts a number. */
  readonly label: number | null;
  /**
   * The probability of that class, or its score if the outputs are not probabilities; with a single score, that of class
   * 1. The predicted number in the units of the data.
   */
  readonly score: number;
}

/**
 * The predicted of two classes.
 * @param threshold the output above which it is class 1
 */
export function sideOf(
  view: RunView,
  output: number,
  threshold = view.boundary,
): Prediction & { readonly label: 0 | 1 } {
  const label = output > threshold ? 1 : 0;
  return { label, score: label === 0 && givesProbabilities(view) ? 1 - output : output };
}

export { givesProbabilities };
