import type { LossColumns } from '../math/loss-columns.ts';
import type { History } from '../store/history.ts';

/** The losses in the history of a run. */
export function lossesOf({ step, values }: History): LossColumns {
  return { step, trainLoss: values['train/loss'], validationLoss: values['validation/loss'] };
}
