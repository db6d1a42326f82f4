/** Numbers with up to this many digits are all different in float32, unless they are tiny. */
const SAFE_DIGITS = 6;
/** The smallest normal number of float32; smaller ones have fewer digits. */
export const SMALLEST_NORMAL = 2 ** -126;

/** The shortest number that is the same in float32. */
export function shortestFloat32(value: number): number {
  for (let digits = Math.abs(value) < SMALLEST_NORMAL ? 1 : SAFE_DIGITS; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return short;
  }
  return value;
}
