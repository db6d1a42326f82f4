import type { ScaleContinuousNumeric } from 'd3';

/** A point of a plane, in the units of its axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The lower and the upper end of an axis. */
export type Domain = readonly [number, number];

/** Maps the units of the axes to design pixels. */
export interface Scales {
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
}
