import type { Entry } from '../entry.ts';

/** What becomes of missing values. Rows without a target are left out whatever is chosen. */
export type ImputerDef<Name extends string = string> = Dropping<Name> | Filling<Name>;

/** Leaves out the rows that miss a value among the columns that are used. */
export interface Dropping<Name extends string> extends Entry<Name> {
  readonly drops: true;
}

/** Puts a number in the place of each missing one. */
export interface Filling<Name extends string> extends Entry<Name> {
  readonly drops: false;
  /** What a missing category becomes: the one that the training part has most often, or none, which is zeros alone. */
  readonly category: 'most frequent' | 'none';
  /**
   * What stands in for a missing value of a column.
   * @param values of the training part, NaN where missing
   * @returns 0 where it needs a value and there is none
   */
  fit(values: Float64Array, hyper: Readonly<Record<Name, number>>): number;
}
