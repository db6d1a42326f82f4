/** How long the windows of a time series or of a text can be. */
import type { Series } from './experiment.ts';

/** Rows or tokens in a window. */
export const WINDOW = { default: 24, min: 2, max: 256, integer: true } as const;
/** Rows from the last one of a window to its target. */
export const HORIZON = { default: 1, min: 1, max: 256, integer: true } as const;
/** Tokens in a window of a text, by default. */
const TEXT_WINDOW = 32;

/** With fewer windows, validation and test parts measure nothing. */
const FEWEST_WINDOWS = 10;
/** The percentage of the rows in the smallest part of the default split. */
const SMALLEST_PART = 15;

/** Where windows have to fit. */
export interface Stretch {
  readonly rows: number;
  /** Whether the rows are the tokens of a text. Its windows do not overlap, and every token of one is a target. */
  readonly isText: boolean;
}

/** The default windows. */
export function usualSeries(stretch: Stretch): Series {
  const horizon = HORIZON.default;
  const usual = stretch.isText ? TEXT_WINDOW : WINDOW.default;
  return { window: Math.min(usual, longestWindow(stretch, horizon)), horizon };
}

/** The length of the longest windows, so that enough of them fit into the smallest part. */
export function longestWindow(stretch: Stretch, horizon: number): number {
  return Math.min(WINDOW.max, Math.max(WINDOW.min, roomFor(stretch) - horizon + 1));
}

/** The largest horizon for the shortest windows. */
export function largestHorizon(stretch: Stretch): number {
  if (stretch.isText) return HORIZON.default;
  return Math.min(HORIZON.max, Math.max(HORIZON.min, roomFor(stretch) - WINDOW.min + 1));
}

/** The rows in the smallest part of the default split; other splits have the same limits, so that windows outlast them. */
export function smallestPart({ rows }: Stretch): { readonly percent: number; readonly count: number } {
  return { percent: SMALLEST_PART, count: Math.floor((rows * SMALLEST_PART) / 100) };
}

/** The number of rows from the first one of a window to its target that leaves room for enough windows. */
function roomFor(stretch: Stretch): number {
  const { count } = smallestPart(stretch);
  return stretch.isText ? Math.floor(count / 2) : count - FEWEST_WINDOWS;
}
