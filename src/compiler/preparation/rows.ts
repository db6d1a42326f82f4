import type { Cells } from '../../table/cells.ts';
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
 * @param needed numbers and categories that must not be missing
 */
export function usableRows({ count }: Table, target: Cells, needed: readonly Cells[]): Rows {
  const missing = ({ values, stride, first, width }: Cells, row: number) =>
    values.subarray(row * stride + first, row * stride + first + width).every(Number.isNaN);
  const kept: number[] = [];
  let withoutTarget = 0;
  let incomplete = 0;
  for (let row = 0; row < count; row++) {
    if (missing(target, row)) withoutTarget++;
    else if (needed.some((cells) => missing(cells, row))) incomplete++;
    else kept.push(row);
  }
  return { kept, withoutTarget, incomplete };
}
