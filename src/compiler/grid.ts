import type { PicturePlane } from './plane.ts';

/** The square of inputs over which every unit is pictured. */
export interface Grid {
  readonly size: number;
  readonly plane: PicturePlane;
  /** Its range on the plane, across and up. */
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}
