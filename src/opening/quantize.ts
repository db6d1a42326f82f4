/** The number of levels between the lowest and the highest value of a map. */
const STEPS = 255;
/** The letter for a cell on the same level as the cell before it. Each later letter is one level higher. */
const SAME = '?'.charCodeAt(0);
/** The largest difference that a letter encodes. Letters for larger ones would need an escape in a string. */
const MOST = 28;

/** A square map whose values are rounded to 256 levels. */
export interface QuantizedMap {
  /** The lowest value. */
  readonly low: number;
  /** The distance between two levels. */
  readonly step: number;
  /** The level from which that of the first cell differs. */
  readonly first: number;
  /** Delta-encoded levels, one letter for each cell, row by row. Those of a smooth map compress to a few bits each. */
  readonly letters: string;
}

/** Rounds a map with rows of `columns` cells. */
export function quantize(map: Float32Array, columns: number): QuantizedMap {
  const low = map.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = map.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const step = (high - low) / STEPS;
  const levelOf = (value: number) => (step === 0 ? 0 : Math.round((value - low) / step));
  const first = levelOf(map[0] as number);
  const levels = new Int16Array(map.length);
  const letters = Array.from(map, (value, cell) => {
    const before = levelBefore(levels, cell, columns) ?? first;
    const level = levelOf(value);
    // The next cells make up for a difference that is too large for one letter.
    const difference = Math.max(-MOST, Math.min(MOST, level - before));
    levels[cell] = before + difference;
    return String.fromCharCode(SAME + difference);
  });
  return { low, step, first, letters: letters.join('') };
}

/** Restores a map. Its values are off by at most half a level, except in the cells after a jump of more than 28 levels. */
export function dequantize({ low, step, first, letters }: QuantizedMap, columns: number): Float32Array {
  const levels = new Int16Array(letters.length);
  return new Float32Array(letters.length).map((_, cell) => {
    const level = (levelBefore(levels, cell, columns) ?? first) + letters.charCodeAt(cell) - SAME;
    levels[cell] = level;
    return low + level * step;
  });
}

/** The level from which that of a cell differs: to its left, or above it; undefined for the first. */
function levelBefore(levels: Int16Array, cell: number, columns: number): number | undefined {
  return levels[cell % columns === 0 ? cell - columns : cell - 1];
}
