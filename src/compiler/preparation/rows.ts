import type { Table } from '../../table/table.ts';

/** The rows that are used, and the numbers of those that are not. */
export interface Rows {
  /** The indices of the rows, in ascending order. */
  readonly kept: readonly number[];
  /** The number of rows ignored because their target is missing. */
  readonly withoutTarget: number;
  /** The number of rows ignored because a feature is missing. */
  readonly incomplete: number;
}

/**
 * Finds the complete rows.
 * @param target the index of the target column
 * @param needed the indices of columns whose values must not be missing
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
