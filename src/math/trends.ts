import type { LossColumns } from './loss-columns.ts';

/** A loss below this share of its highest value is nearly solved, and how it moves there matters little. */
const SOLVED = 0.05;

/** The losses without the noise of batches: each is the mean of the last few up to it. */
export interface Trend extends LossColumns {
  /** The smallest difference between two of these means that is not due to chance. */
  readonly margin: { readonly train: number; readonly validation: number };
}

/** A mean includes a tenth of all evaluations, and at least three. */
const TENTH = 0.1;
const FEWEST = 3;
/** With fewer losses, half of them are not enough to estimate the noise. */
const FEW = 20;
/** The number of standard errors beyond which even a difference from the lowest of many means is not due to chance. */
const CERTAIN = 4;
/** The share of that margin that is enough for a finding that is already shown. */
export const LIKELY = 0.5;

export function trendOf({ step, trainLoss, validationLoss }: LossColumns): Trend {
  const width = Math.max(FEWEST, Math.round(step.length * TENTH));
  const margin = (losses: readonly number[]) => (CERTAIN * noiseOf(losses, width)) / Math.sqrt(width);
  const mean = (losses: readonly number[]) => losses.map((_, index) => meanOf(losses, index - width + 1, index));
  return {
    step,
    trainLoss: mean(trainLoss),
    validationLoss: mean(validationLoss),
    margin: { train: margin(trainLoss), validation: margin(validationLoss) },
  };
}

/** A running sum would be faster, but would keep the rounding errors of large losses. */
function meanOf(values: readonly number[], first: number, last: number): number {
  const start = Math.max(0, first);
  let sum = 0;
  for (let index = start; index <= last; index++) sum += values[index] as number;
  return sum / (last + 1 - start);
}

/**
 * The standard deviation of the losses from the mean of their neighbours, which excludes the trend. With many losses,
 * only the last half counts.
 */
function noiseOf(losses: readonly number[], width: number): number {
  const half = Math.floor(width / 2);
  const start = losses.length < FEW ? half : Math.floor(losses.length / 2);
  let squares = 0;
  let count = 0;
  for (let index = start; index < losses.length - half; index++) {
    squares += ((losses[index] as number) - meanOf(losses, index - half, index + half)) ** 2;
    count++;
  }
  // Each loss is a part of its mean.
  return count === 0 ? 0 : Math.sqrt((squares / count) * (1 + 1 / (2 * half)));
}

/** The fall of the training loss over the last half of the steps, a window that grows with the run. */
export interface Fall {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
  /** The fall as a share of `from`. */
  readonly share: number;
}

/**
 * @param margins the number of margins by which the loss has to fall
 * @returns null if it fell less, which may be due to chance
 */
export function recentFall({ step, trainLoss, margin }: Trend, margins = 1): Fall | null {
  const last = step.length - 1;
  if (last < 1) return null;
  const [start, end] = [step[0] as number, step[last] as number];
  const middle = step.findLastIndex((one) => one <= (start + end) / 2);
  const [from, to] = [trainLoss[middle] as number, trainLoss[last] as number];
  return from - to > margins * margin.train
    ? { steps: end - (step[middle] as number), from, to, share: 1 - to / from }
    : null;
}

/** The time since the training loss last improved. */
export interface Stall {
  readonly steps: number;
  /** The share of all steps. */
  readonly share: number;
  /** The number of evaluations since then. */
  readonly evaluations: number;
}

/** @param improvement the share by which a loss has to fall below the best so far */
export function stallOf({ step, trainLoss }: Trend, improvement: number): Stall {
  let best = 0;
  trainLoss.forEach((loss, index) => {
    if (loss < (trainLoss[best] as number) * (1 - improvement)) best = index;
  });
  const [start = 0, end = 0] = [step[0], step.at(-1)];
  const steps = end - (step[best] ?? 0);
  return { steps, share: end > start ? steps / (end - start) : 0, evaluations: step.length - 1 - best };
}

/** The rise of the training loss above its lowest value. */
export interface Rise {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** The ratio of `to` to `from`. */
  readonly factor: number;
}

/** Returns null if the loss did not rise, if the rise may be due to chance, or if the loss is nearly solved. */
export function riseOf(trend: Trend): Rise | null {
  const { step, trainLoss, margin } = trend;
  const to = trainLoss.at(-1) ?? Number.NaN;
  const lowest = trainLoss.reduce((best, loss, at) => (loss < (trainLoss[best] as number) ? at : best), 0);
  const from = trainLoss[lowest] as number;
  if (!(to - from > margin.train) || to < SOLVED * Math.max(0, highestOf(trainLoss)) || recentFall(trend)) return null;
  return { step: step[lowest] as number, from, to, factor: to / from };
}

/** Jumps of the training loss up and down, and the values between which it jumps. */
export interface Jumps {
  readonly low: number;
  readonly high: number;
  /** The number of turns as a share of all possible turns. */
  readonly share: number;
}

/**
 * @param count the number of latest evaluations to consider
 * @param factor the factor by which the loss has to change from one evaluation to the next
 * @returns null if there are fewer evaluations, or if the loss is nearly solved
 */
export function jumpsOf({ trainLoss }: LossColumns, count: number, factor: number): Jumps | null {
  const last = trainLoss.slice(-count);
  if (last.length < count || Math.max(...last) < SOLVED * Math.max(0, highestOf(trainLoss))) return null;
  const directions = last.slice(1).map((loss, index) => {
    const change = Math.log(loss / (last[index] as number));
    return Math.abs(change) >= Math.log(factor) ? Math.sign(change) : 0;
  });
  const turns = directions.slice(1).filter((direction, index) => direction * (directions[index] as number) < 0).length;
  return { low: Math.min(...last), high: Math.max(...last), share: turns / (count - 2) };
}

/** How often a number has swung from one end of its range to the other, and the range. */
export interface Swings {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The number of latest evaluations in which swings count, and how near to an end of the range they go, as a share of it. */
const LATEST = 20;
const NEAR = 0.25;
/** The share of the range of all evaluations that a swing has to cover. */
const WIDE = 0.5;

/** @returns null if there are fewer evaluations, or if the latest hardly differ */
export function swingsOf(values: readonly number[]): Swings | null {
  const latest = values.slice(-LATEST);
  const [low, high] = [Math.min(...latest), Math.max(...latest)];
  const all = highestOf(values) + highestOf(values.map((value) => -value));
  if (latest.length < LATEST || high === low || high - low < WIDE * all) return null;
  const ends = latest.map((value) => (value - low) / (high - low)).filter((at) => at <= NEAR || at >= 1 - NEAR);
  const count = ends.filter((at, index) => index > 0 && at > 0.5 !== (ends[index - 1] as number) > 0.5).length;
  return { low, high, count };
}

/** The highest of some numbers; −∞ if there are none. */
export function highestOf(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY);
}
