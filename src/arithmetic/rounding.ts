import { calculate } from './calculate.ts';
import type { Calculation } from './calculation.ts';

/** How many significant digits a calculation and its result show. */
export interface Digits {
  readonly numbers: number;
  readonly result: number;
  /** Whether a calculation with the digits that are shown gives the result that is shown. */
  readonly agree: boolean;
}

/** The digits of a result, the first that are possible. */
const RESULT = [4, 3, 2] as const;
/** The digits of the numbers, the first that suffice. float32 has no more than nine. */
const NUMBERS = [4, 5, 6, 7, 8, 9] as const;

/** A number with this many significant digits, as a person reads it off the page. */
export function rounded(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/**
 * The fewest digits with which a person with a pocket calculator gets the result that the page shows. There are none if
 * the numbers cancel so far that float32 has no correct digits left.
 * @param show the value of a number as it is shown with this many digits
 */
export function digitsFor<Leaf extends object>(
  of: Calculation<Leaf>,
  value: number,
  show: (number: Leaf, digits: number) => number,
): Digits {
  for (const result of RESULT) {
    for (const numbers of NUMBERS) {
      const found = calculate(of, (number) => show(number, numbers));
      if (Object.is(rounded(found, result) + 0, rounded(value, result) + 0)) return { numbers, result, agree: true };
    }
  }
  return { numbers: 6, result: 2, agree: false };
}
