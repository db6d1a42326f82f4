/** A map of half as many rows and columns: the means of all squares of two by two cells. */
export function downsample(map: Float32Array, size: number): Float32Array {
  const half = size / 2;
  return new Float32Array(half * half).map((_, cell) => {
    const corner = 2 * (Math.floor(cell / half) * size + (cell % half));
    const square = [corner, corner + 1, corner + size, corner + size + 1];
    return square.reduce((sum, place) => sum + (map[place] as number), 0) / square.length;
  });
}

/** A map of twice as many rows and columns, linear between the middles of the cells of a smaller one and beyond. */
export function upsample(map: Float32Array, half: number): Float32Array {
  const size = 2 * half;
  const wide = new Float32Array(half * size);
  for (let row = 0; row < half; row++) stretch(map, row * half, 1, half, wide, row * size, 1);
  const whole = new Float32Array(size * size);
  for (let column = 0; column < size; column++) stretch(wide, column, size, half, whole, column, size);
  return whole;
}

/** Doubles the number of values in a line. A line begins at a place, and its values are `step` places apart. */
function stretch(
  from: Float32Array,
  start: number,
  step: number,
  count: number,
  to: Float32Array,
  target: number,
  targetStep: number,
): void {
  for (let place = 0; place < 2 * count; place++) {
    // The two nearest middles, or the first or last two; a middle lies between two places.
    const left = Math.max(0, Math.min(count - 2, (place - 1) >> 1));
    const share = (place - 0.5) / 2 - left;
    const a = from[start + left * step] as number;
    const b = from[start + (left + 1) * step] as number;
    to[target + place * targetStep] = a + share * (b - a);
  }
}
