/** Pixels with 256 shades: numbers from 0 to 1 as bytes, an eighth of the size. */

const WHITE = 255;
/** The number of each shade: a lookup is several times faster than a division. */
const NUMBERS = Float64Array.from({ length: WHITE + 1 }, (_, shade) => shade / WHITE);

/** The shades, 0 … 255; null if a number is not exactly one of them, divided by 255. */
export function bytesOf(values: Float64Array): Uint8Array | null {
  const bytes = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const shade = (value * WHITE + 0.5) | 0;
    if (NUMBERS[shade] !== value) return null;
    bytes[index] = shade;
  }
  return bytes;
}

/** The numbers, 0 … 1, of shades. The inverse of `bytesOf`. */
export function fromBytes(bytes: Uint8Array): Float64Array {
  const values = new Float64Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) values[index] = NUMBERS[bytes[index] as number] as number;
  return values;
}
