import type { History } from '../store/history.ts';

/** The losses of a run: equally long columns, steps rising. */
export type LossColumns = Pick<History, 'step' | 'trainLoss' | 'validationLoss'>;

/** A change below this share of a loss is noise. A loss close to 0 counts as `GONE` times its highest value. */
const NOISE = 0.05;
const GONE = 0.02;
/** A validation loss has turned once it exceeds its lowest value by this share: the threshold of SageMaker Debugger. */
const TURNED = 0.1;

/** How the validation loss has turned while the training loss fell. */
export interface Overfitting {
  /** The step with the lowest validation loss, and that loss. */
  readonly turnedAt: number;
  readonly lowest: number;
  /** By which share of the lowest the validation loss is higher now. */
  readonly rise: number;
}

/** The losses from one step to another, both included. */
export function lossesBetween<Columns extends LossColumns>(losses: Columns, from: number, to: number): LossColumns {
  const { step, trainLoss, validationLoss } = losses;
  const start = step.findIndex((one) => one >= from);
  const end = step.findLastIndex((one) => one <= to) + 1;
  if (start === 0 && end === step.length) return losses;
  const cut = (column: readonly number[]) => (start < 0 ? [] : column.slice(start, end));
  return { step: cut(step), trainLoss: cut(trainLoss), validationLoss: cut(validationLoss) };
}

/** By how much two losses of a run have to differ now to count as different. */
export function noiseOf({ trainLoss, validationLoss }: LossColumns): number {
  const highest = trainLoss.reduce((most, loss) => (loss > most ? loss : most), 0);
  return NOISE * Math.max(trainLoss.at(-1) as number, validationLoss.at(-1) as number, GONE * highest);
}

/**
 * Whether a run overfits; null where it does not, and without validation losses.
 * @param turned the share of the lowest validation loss by which the present one has to exceed it
 */
export function overfittingOf(losses: LossColumns, turned = TURNED): Overfitting | null {
  const { step, trainLoss, validationLoss } = losses;
  const lowestAt = validationLoss.reduce(
    (best, loss, place) => (loss < (validationLoss[best] as number) ? place : best),
    0,
  );
  const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
  const lowest = validationLoss[lowestAt] as number;
  const rise = validation / lowest - 1;
  const isLower = train < (trainLoss[lowestAt] as number);
  if (!(rise > turned && isLower && lowestAt > 0 && validation - train > noiseOf(losses))) return null;
  return { turnedAt: step[lowestAt] as number, lowest, rise };
}
