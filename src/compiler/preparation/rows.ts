import type { Table } from '../../table/table.ts';

/** The rows that are used, and how many are not. */
export interface Rows {
  /** Rising. */
  readonly kept: readonly number[];
  /** Left out because there is nothing to learn from them. */
  readonly withoutTarget: number;
  /** Left out because a value of a feature is missing. */
  readonly incomplete: number;
}

/**
 * Finds the rows that have all that they need.
 * @param target the place of the column, as those of `needed` are
 * @param needed columns in which a value must not be missing
 */
export function usableRows({ count, values }: Table, target: number, needed: readonly number[]): Rows {
  const missing = (column: number, row: number) => Number.isNaN(values[column]?.[row]);
  const kept: number[] = [];
  let withoutTarget = 0;
  let incomplete = 0;
  for (let row = 0; row < count; row++) {
    if (missing(target, row)) withoutTarget++;
    else if (needed.some((column) => missing(column, row))) incomplete++;
    else kept.push(row);
  }
  return { kept, withoutTarget, incomplete };
}
