import type { LossColumns } from '../losses.ts';

/** A loss below this share of its highest value is close to solved: how it moves there matters little. */
const SOLVED = 0.05;

/** By how much the training loss fell over the last half of the steps, a window that grows with the run. */
export interface Fall {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
  /** As a share of `from`; negative where it rose. */
  readonly share: number;
}

/** null while there is no step to compare with. */
export function recentFall({ step, trainLoss }: LossColumns): Fall | null {
  const last = step.length - 1;
  if (last < 1) return null;
  const [start, end] = [step[0] as number, step[last] as number];
  const place = step.findLastIndex((one) => one <= (start + end) / 2);
  const [from, to] = [trainLoss[place] as number, trainLoss[last] as number];
  return { steps: end - (step[place] as number), from, to, share: from > 0 ? 1 - to / from : 0 };
}

/** How long the training loss has not improved. */
export interface Stall {
  readonly steps: number;
  /** As a share of all steps. */
  readonly share: number;
  /** Looks at the loss since then. */
  readonly looks: number;
  /** The range of the loss since then. */
  readonly low: number;
  readonly high: number;
}

/** @param improvement the share by which a loss has to fall below the best so far */
export function stallOf({ step, trainLoss }: LossColumns, improvement: number): Stall {
  let best = 0;
  trainLoss.forEach((loss, place) => {
    if (loss < (trainLoss[best] as number) * (1 - improvement)) best = place;
  });
  const since = trainLoss.slice(best);
  const [start = 0, end = 0] = [step[0], step.at(-1)];
  const steps = end - (step[best] ?? 0);
  return {
    steps,
    share: end > start ? steps / (end - start) : 0,
    looks: since.length - 1,
    low: Math.min(...since),
    high: Math.max(...since),
  };
}

/** Between which values the training loss jumps up and down. */
export interface Jumps {
  readonly low: number;
  readonly high: number;
  /** How many of the turns that are possible it takes. */
  readonly share: number;
}

/**
 * @param looks at the loss, the last ones
 * @param factor by which the loss has to change from one look to the next
 * @returns null where there are fewer looks, and for a loss that is close to solved
 */
export function jumpsOf({ trainLoss }: LossColumns, looks: number, factor: number): Jumps | null {
  const last = trainLoss.slice(-looks);
  if (last.length < looks || Math.max(...last) < SOLVED * highestOf(trainLoss)) return null;
  const directions = last.slice(1).map((loss, place) => {
    const change = Math.log(loss / (last[place] as number));
    return Math.abs(change) >= Math.log(factor) ? Math.sign(change) : 0;
  });
  const turns = directions.slice(1).filter((direction, place) => direction * (directions[place] as number) < 0).length;
  return { low: Math.min(...last), high: Math.max(...last), share: turns / (looks - 2) };
}

/** How far the training loss is above its lowest value. */
export interface Rise {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** `to` over `from`. */
  readonly factor: number;
}

/**
 * Compares the lowest of the last `looks` losses with the lowest mean of as many in a row: a single look is noise.
 * @returns null where there are too few looks, and for a loss that is close to solved
 */
export function riseOf({ step, trainLoss }: LossColumns, looks: number): Rise | null {
  const to = Math.min(...trainLoss.slice(-looks));
  if (trainLoss.length <= looks || to < SOLVED * highestOf(trainLoss)) return null;
  let start = 0;
  let lowest = trainLoss[0] as number;
  for (let place = 0; place <= trainLoss.length - 2 * looks; place++) {
    const mean = trainLoss.slice(place, place + looks).reduce((sum, loss) => sum + loss, 0) / looks;
    if (mean < lowest) [start, lowest] = [place, mean];
  }
  const within = trainLoss.slice(start, start + (lowest === trainLoss[0] ? 1 : looks));
  const from = Math.min(...within);
  const place = start + within.indexOf(from);
  return { step: step[place] as number, from, to: trainLoss.at(-1) as number, factor: to / lowest };
}

function highestOf(losses: readonly number[]): number {
  return losses.reduce((most, loss) => (loss > most ? loss : most), 0);
}
