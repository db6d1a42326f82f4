import type { Problem } from './problem.ts';
import type { Table } from './table.ts';
import { quote } from './words.ts';

/**
 * The largest magnitude of a number in a table. Pictures and metrics store numbers in their own unit as float32, which
 * ends at 3.4e38: a range, its margin and a sum of two still fit.
 */
export const LARGEST = 1e36;
/**
 * The smallest range of a column that is not constant. Below 1.2e-38 float32 loses digits, and the reciprocal of the
 * range, which scalers and plots compute, is beyond float32.
 */
export const NARROWEST = 1e-36;

/** A value that cannot be used, and why. */
export interface Unusable {
  readonly row: number;
  readonly value: number;
  /** What is wrong with the column and what to do, as whole sentences that follow its name. */
  readonly why: string;
}

/** A number as a sentence quotes it: 1e308. */
export function written(value: number): string {
  return String(value).replace('e+', 'e').replaceAll('-', '−');
}

/** @param values of a column of numbers, NaN where missing */
export function firstUnusable(values: Float64Array): Unusable | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let least = 0;
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Math.abs(value) > LARGEST) {
      const why = `contains ${written(value)}, but the largest usable number is ±${written(LARGEST)}. Give its values in a larger unit.`;
      return { row, value, why };
    }
    if (value < low) {
      low = value;
      least = row;
    }
    if (value > high) {
      high = value;
      most = row;
    }
  }
  if (!(high > low) || high - low >= NARROWEST) return undefined;
  // The value that is further from 0 is the more informative one.
  const row = Math.abs(low) > Math.abs(high) ? least : most;
  const why = `goes from ${written(low)} to ${written(high)}, but a range below ${written(NARROWEST)} is too narrow to use. Give its values in a smaller unit.`;
  return { row, value: values[row] as number, why };
}

/**
 * Finds the first column of a table that neither the engine nor a plot can use: it contains a number that is infinite
 * or too large, or its range is too narrow. Categories can always be used.
 * @returns the problem with the column and the value, or undefined if the table can be used
 */
export function unusable({ columns, values }: Pick<Table, 'columns' | 'values'>): Problem | undefined {
  for (const [index, { label, levels }] of columns.entries()) {
    const found = levels === null ? firstUnusable(values[index] as Float64Array) : undefined;
    if (found) {
      const message = `Column ${quote(label)} ${found.why}`;
      return { message, column: index + 1 };
    }
  }
  return undefined;
}
