import type { Entry } from '../entry.ts';

/** How missing values are treated. Rows without a target are always ignored. */
export type ImputerDef<Name extends string = string> = Dropping<Name> | Filling<Name>;

/** Ignores the rows that have a missing value in one of the columns that are used. */
export interface Dropping<Name extends string> extends Entry<Name> {
  readonly drops: true;
}

/** Replaces each missing value with a number. */
export interface Filling<Name extends string> extends Entry<Name> {
  readonly drops: false;
  /**
   * What a missing category becomes: the most frequent one of the training part, or none, which is encoded as zeros.
   */
  readonly category: 'most frequent' | 'none';
  /**
   * Computes the replacement for the missing values of a column.
   * @param values of the training part, NaN where missing
   * @returns 0 if the replacement depends on the values and there are none
   */
  fit(values: Float64Array, hyper: Readonly<Record<Name, number>>): number;
}
