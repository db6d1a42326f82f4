import type { Entry } from '../entry.ts';

/** How numbers far from the others of their column are treated. */
export interface OutlierDef<Name extends string = string> extends Entry<Name> {
  /**
   * Computes the bounds to which the values of a column are clipped; infinite where there is no bound.
   * @param values of the training part, none missing
   */
  fit(values: Float64Array, hyper: Readonly<Record<Name, number>>): readonly [low: number, high: number];
}

/** Bounds that leave every value unchanged. */
export const UNBOUNDED: readonly [low: number, high: number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
