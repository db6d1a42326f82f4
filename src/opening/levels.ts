/** The number of levels between the lowest and the highest value of a map. */
const STEPS = 255;
/** A letter says by how many levels a cell differs from the one before it: this one, by none. */
const SAME = '?'.charCodeAt(0);
/** The greatest difference, so that no letter needs an escape in a string. */
const MOST = 28;

/** A square map whose values are rounded to 256 levels. */
export interface Levels {
  /** The lowest value. */
  readonly low: number;
  /** The distance between two levels. */
  readonly step: number;
  /** The level from which that of the first cell differs. */
  readonly first: number;
  /** A letter for every cell, row by row: those of a smooth map compress to a few bits each. */
  readonly letters: string;
}

/** Rounds a map with rows of `columns` cells. */
export function toLevels(map: Float32Array, columns: number): Levels {
  const low = map.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = map.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const step = (high - low) / STEPS;
  const levelOf = (value: number) => (step === 0 ? 0 : Math.round((value - low) / step));
  const first = levelOf(map[0] as number);
  const levels = new Int16Array(map.length);
  const letters = Array.from(map, (value, cell) => {
    const before = levelBefore(levels, cell, columns) ?? first;
    const level = levelOf(value);
    // The rest of a greater difference is left to the next cells.
    const difference = Math.max(-MOST, Math.min(MOST, level - before));
    levels[cell] = before + difference;
    return String.fromCharCode(SAME + difference);
  });
  return { low, step, first, letters: letters.join('') };
}

/** The map, with values at most about half a level beside the original ones. */
export function fromLevels({ low, step, first, letters }: Levels, columns: number): Float32Array {
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
