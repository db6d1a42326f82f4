import type { Entry } from '../entry.ts';

/** What becomes of numbers far from the others of their column. */
export interface OutlierDef<Name extends string = string> extends Entry<Name> {
  /**
   * The bounds to which the values of a column are clipped; infinite where there is none.
   * @param values of the training part, none missing
   */
  fit(values: Float64Array, hyper: Readonly<Record<Name, number>>): readonly [low: number, high: number];
}

/** Bounds that leave every value as it is. */
export const UNBOUNDED: readonly [low: number, high: number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
