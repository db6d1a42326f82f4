/** The losses of a run, in columns of equal length with ascending steps. */
export interface LossColumns {
  readonly step: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
}

/** A change by less than this share of a loss is noise. A loss close to 0 counts as `GONE` times its highest value. */
const NOISE = 0.05;
const GONE = 0.02;
/** A validation loss counts as rising once it exceeds its lowest value by this share, as in SageMaker Debugger. */
const TURNED = 0.1;

/** A rise of the validation loss while the training loss fell. */
export interface Overfitting {
  /** The step with the lowest validation loss, and that loss. */
  readonly turnedAt: number;
  readonly lowest: number;
  /** The rise since then as a share of the lowest loss. */
  readonly rise: number;
}

/** The losses from one step to another, both included. */
export function lossesBetween(losses: LossColumns, from: number, to: number): LossColumns {
  const { step, trainLoss, validationLoss } = losses;
  const start = step.findIndex((one) => one >= from);
  const end = step.findLastIndex((one) => one <= to) + 1;
  if (start === 0 && end === step.length) return losses;
  const cut = (column: readonly number[]) => (start < 0 ? [] : column.slice(start, end));
  return { step: cut(step), trainLoss: cut(trainLoss), validationLoss: cut(validationLoss) };
}

/** The smallest difference between two current losses of a run that is not noise. */
export function noiseOf({ trainLoss, validationLoss }: LossColumns): number {
  const highest = trainLoss.reduce((most, loss) => (loss > most ? loss : most), 0);
  return NOISE * Math.max(trainLoss.at(-1) as number, validationLoss.at(-1) as number, GONE * highest);
}

/**
 * Detects overfitting; null if there is none, or no validation loss.
 * @param turned the share by which the current validation loss has to exceed the lowest one
 */
export function overfittingOf(losses: LossColumns, turned = TURNED): Overfitting | null {
  const { step, trainLoss, validationLoss } = losses;
  const lowestAt = validationLoss.reduce(
    (best, loss, index) => (loss < (validationLoss[best] as number) ? index : best),
    0,
  );
  const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
  const lowest = validationLoss[lowestAt] as number;
  const rise = validation / lowest - 1;
  const isLower = train < (trainLoss[lowestAt] as number);
  if (!(rise > turned && isLower && lowestAt > 0 && validation - train > noiseOf(losses))) return null;
  return { turnedAt: step[lowestAt] as number, lowest, rise };
}
