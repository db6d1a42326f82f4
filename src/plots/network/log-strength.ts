/** The logarithmic scale of the numbers of a whole network. Pure. */

/** The number of powers of ten from the weakest to the strongest link. */
export const DECADES = 5;

/** The scale keeps its end while the largest number is above this share of it, so that it does not jump back and forth. */
const KEPT = 0.05;

/**
 * The strong end of the scale, as an exponent of ten: at or just above the largest number.
 * @param before the end until now
 * @returns null if no number is other than 0
 */
export function scaleEnd(largest: number, before: number | null): number | null {
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return null;
  const exact = Math.log10(largest);
  // The logarithm of a power of ten may be rounded up.
  if (before !== null && exact <= before + ROUNDING && exact > before + Math.log10(KEPT)) return before;
  // Not −0.
  return Math.ceil(exact - ROUNDING) + 0;
}

const ROUNDING = 1e-9;

/**
 * How strongly a number is drawn, from −1 to 1 with its sign: 0 for numbers that are `DECADES` powers of ten below the
 * end of the scale or smaller, and for NaN.
 */
export function logStrength(number: number, end: number): number {
  const share = 1 + (Math.log10(Math.abs(number)) - end) / DECADES;
  return share > 0 ? Math.sign(number) * Math.min(1, share) : 0;
}

/** The largest finite absolute number from `start` to `end`; 0 without any. */
export function largestIn(values: ArrayLike<number>, start: number, end: number): number {
  let largest = 0;
  for (let index = start; index < end; index++) {
    const size = Math.abs(values[index] as number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}
