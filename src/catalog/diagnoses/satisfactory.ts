import type { Evidence } from './evidence.ts';

/** The accuracy, and the share of the loss of the best constant, from which on a result is good enough. */
const ACCURACY = 0.9;
const LOSS = 0.5;
/** The share of that loss below which its rises and falls hardly matter. */
const LOW = 0.25;

/**
 * Whether a network has learned its training examples well enough that nobody needs advice: AutoTrainer judges gradients
 * only where the result is unsatisfactory, which keeps healthy runs free of alarms. Unknown results count as satisfactory.
 */
export function isSatisfactory({ accuracy, trainLoss, constantLoss }: Evidence): boolean {
  if (accuracy) return accuracy.train >= ACCURACY;
  return constantLoss === null || trainLoss <= LOSS * constantLoss;
}

/** Whether a loss is so far below that of the best constant that its rises and falls hardly matter. */
export function isLow(loss: number, constantLoss: number | null): boolean {
  return constantLoss !== null && loss <= LOW * constantLoss;
}
