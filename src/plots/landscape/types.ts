import type { Projection } from '../core/plane.ts';

/** Losses over a plane, such as a `Landscape` of the runtime. */
export interface LossMap {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly size: number;
  readonly losses: ArrayLike<number>;
}

/** The path of a run from its start to its current position. */
export interface Path {
  readonly places: readonly Projection[];
  /** Whether the first position is the start of the run. */
  readonly fromStart: boolean;
}
