import type { LossColumns } from '../losses.ts';

/** A loss below this share of its highest value is close to solved: how it moves there matters little. */
const SOLVED = 0.05;

/** The losses without the noise of batches: each is the mean of the last looks up to it. */
export interface Trend extends LossColumns {
  /** By how much two of these means have to differ so that it is no chance. */
  readonly margin: { readonly train: number; readonly validation: number };
}

/** A mean takes in a tenth of all looks, and at least three. */
const TENTH = 0.1;
const FEWEST = 3;
/** Fewer losses do not tell their noise by a half of them. */
const FEW = 20;
/** Standard errors beyond which a difference is no chance, even from the lowest of many means. */
const CERTAIN = 4;
/** The share of that margin which is enough for a finding that is shown already. */
export const LIKELY = 0.5;

export function trendOf({ step, trainLoss, validationLoss }: LossColumns): Trend {
  const looks = Math.max(FEWEST, Math.round(step.length * TENTH));
  const margin = (losses: readonly number[]) => (CERTAIN * noiseOf(losses, looks)) / Math.sqrt(looks);
  const mean = (losses: readonly number[]) => losses.map((_, place) => meanOf(losses, place - looks + 1, place));
  return {
    step,
    trainLoss: mean(trainLoss),
    validationLoss: mean(validationLoss),
    margin: { train: margin(trainLoss), validation: margin(validationLoss) },
  };
}

/** A running sum would be faster, and keep the rounding errors of large losses. */
function meanOf(values: readonly number[], first: number, last: number): number {
  const start = Math.max(0, first);
  let sum = 0;
  for (let index = start; index <= last; index++) sum += values[index] as number;
  return sum / (last + 1 - start);
}

/**
 * The standard deviation of the losses from what they are on average around each, which leaves out how they fall. Of many
 * losses, that of the last half.
 */
function noiseOf(losses: readonly number[], looks: number): number {
  const half = Math.floor(looks / 2);
  const start = losses.length < FEW ? half : Math.floor(losses.length / 2);
  let squares = 0;
  let count = 0;
  for (let place = start; place < losses.length - half; place++) {
    squares += ((losses[place] as number) - meanOf(losses, place - half, place + half)) ** 2;
    count++;
  }
  // Each loss is a part of its mean.
  return count === 0 ? 0 : Math.sqrt((squares / count) * (1 + 1 / (2 * half)));
}

/** By how much the training loss fell over the last half of the steps, a window that grows with the run. */
export interface Fall {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
  /** As a share of `from`. */
  readonly share: number;
}

/**
 * @param margins that it has to fall by
 * @returns null where it did not, so that it may be chance
 */
export function recentFall({ step, trainLoss, margin }: Trend, margins = 1): Fall | null {
  const last = step.length - 1;
  if (last < 1) return null;
  const [start, end] = [step[0] as number, step[last] as number];
  const place = step.findLastIndex((one) => one <= (start + end) / 2);
  const [from, to] = [trainLoss[place] as number, trainLoss[last] as number];
  return from - to > margins * margin.train
    ? { steps: end - (step[place] as number), from, to, share: 1 - to / from }
    : null;
}

/** How long the training loss has not improved. */
export interface Stall {
  readonly steps: number;
  /** As a share of all steps. */
  readonly share: number;
  /** Looks at the loss since then. */
  readonly looks: number;
}

/** @param improvement the share by which a loss has to fall below the best so far */
export function stallOf({ step, trainLoss }: Trend, improvement: number): Stall {
  let best = 0;
  trainLoss.forEach((loss, place) => {
    if (loss < (trainLoss[best] as number) * (1 - improvement)) best = place;
  });
  const [start = 0, end = 0] = [step[0], step.at(-1)];
  const steps = end - (step[best] ?? 0);
  return { steps, share: end > start ? steps / (end - start) : 0, looks: step.length - 1 - best };
}

/** How far the training loss is above its lowest value. */
export interface Rise {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** `to` over `from`. */
  readonly factor: number;
}

/** null where it did not rise, or that may be chance, and for a loss that is close to solved. */
export function riseOf(trend: Trend): Rise | null {
  const { step, trainLoss, margin } = trend;
  const to = trainLoss.at(-1) ?? Number.NaN;
  const place = trainLoss.reduce((best, loss, at) => (loss < (trainLoss[best] as number) ? at : best), 0);
  const from = trainLoss[place] as number;
  if (!(to - from > margin.train) || to < SOLVED * highestOf(trainLoss) || recentFall(trend)) return null;
  return { step: step[place] as number, from, to, factor: to / from };
}

/** Between which values the training loss jumps up and down. */
export interface Jumps {
  readonly low: number;
  readonly high: number;
  /** How many of the turns that are possible it takes. */
  readonly share: number;
}

/**
 * @param count of looks at the loss, the last ones
 * @param factor by which the loss has to change from one look to the next
 * @returns null where there are fewer looks, and for a loss that is close to solved
 */
export function jumpsOf({ trainLoss }: LossColumns, count: number, factor: number): Jumps | null {
  const last = trainLoss.slice(-count);
  if (last.length < count || Math.max(...last) < SOLVED * highestOf(trainLoss)) return null;
  const directions = last.slice(1).map((loss, place) => {
    const change = Math.log(loss / (last[place] as number));
    return Math.abs(change) >= Math.log(factor) ? Math.sign(change) : 0;
  });
  const turns = directions.slice(1).filter((direction, place) => direction * (directions[place] as number) < 0).length;
  return { low: Math.min(...last), high: Math.max(...last), share: turns / (count - 2) };
}

function highestOf(losses: readonly number[]): number {
  return losses.reduce((most, loss) => (loss > most ? loss : most), 0);
}
