/**
 * How a packed table stores the values of one column: each as a whole number, split into planes of bytes, the lowest
 * bytes of all rows first. The planes of the high bytes hardly change from row to row, so they deflate well.
 */
export interface Plan {
  /** Digits after the decimal point; −1 if the values are not short decimals and are stored as float64. */
  readonly digits: number;
  /** The least value, times 10 to the power of `digits`. 0 encodes a missing value and 1 this one. */
  readonly low: number;
  /** Bytes of a value: 0 … 6, or 8 for float64. */
  readonly width: number;
}

/** A column with more decimals is stored as float64. */
const MOST_DIGITS = 12;
const MOST_BYTES = 6;
const FLOAT64: Plan = { digits: -1, low: 0, width: 8 };

/** Whether a plan from outside is valid. */
export function isPlan({ digits, low, width }: Plan): boolean {
  if (digits === FLOAT64.digits) return low === FLOAT64.low && width === FLOAT64.width;
  return (
    Number.isInteger(digits) &&
    digits >= 0 &&
    digits <= MOST_DIGITS &&
    Number.isSafeInteger(low) &&
    Number.isInteger(width) &&
    width >= 0 &&
    width <= MOST_BYTES
  );
}

/** Whether all of these are exactly decimals with this many digits. */
function areDecimals(values: Float64Array, digits: number): boolean {
  const scale = 10 ** digits;
  return values.every((value) => {
    const scaled = Math.round(value * scale);
    return Number.isNaN(value) || (Number.isSafeInteger(scaled) && scaled / scale === value);
  });
}

/** The shortest way to write a column. */
export function planFor(values: Float64Array): Plan {
  let digits = 0;
  while (digits <= MOST_DIGITS && !areDecimals(values, digits)) digits++;
  if (digits > MOST_DIGITS) return FLOAT64;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const scaled = Math.round(value * 10 ** digits);
    low = Math.min(low, scaled);
    high = Math.max(high, scaled);
  }
  if (low > high) return { digits: 0, low: 0, width: 0 };
  let width = 1;
  while (high - low + 1 >= 256 ** width) width++;
  // + 0 turns −0 into 0, which JSON preserves.
  return width > MOST_BYTES ? FLOAT64 : { digits, low: low + 0, width };
}

/** Writes a column into `bytes`, from `offset`: count · width of them. */
export function writePlanes(
  values: Float64Array,
  { digits, low, width }: Plan,
  bytes: Uint8Array,
  offset: number,
): void {
  const count = values.length;
  const cell = new DataView(new ArrayBuffer(8));
  for (const [row, value] of values.entries()) {
    // + 0 turns −0 into 0.
    if (digits < 0) cell.setFloat64(0, value + 0, true);
    else {
      const code = Number.isNaN(value) ? 0 : Math.round(value * 10 ** digits) - low + 1;
      cell.setUint32(0, code % 2 ** 32, true);
      cell.setUint32(4, Math.floor(code / 2 ** 32), true);
    }
    for (let plane = 0; plane < width; plane++) bytes[offset + plane * count + row] = cell.getUint8(plane);
  }
}

/** Reads the output of `writePlanes`. Values beyond the exact whole numbers of float64 are rounded, so check them. */
export function readPlanes(
  bytes: Uint8Array,
  offset: number,
  { digits, low, width }: Plan,
  count: number,
): Float64Array {
  const cell = new DataView(new ArrayBuffer(8));
  return Float64Array.from({ length: count }, (_, row) => {
    for (let plane = 0; plane < width; plane++) cell.setUint8(plane, bytes[offset + plane * count + row] ?? 0);
    if (digits < 0) return cell.getFloat64(0, true);
    const code = cell.getUint32(0, true) + cell.getUint32(4, true) * 2 ** 32;
    return code === 0 ? Number.NaN : (code - 1 + low) / 10 ** digits;
  });
}
