import { MISSING_PLACE } from './draft.ts';
import { LIMITS } from './limits.ts';

/** The names in a column. */
export interface Levels {
  /** How many there are; if they were not all counted, one more than a column of categories may have. */
  readonly distinct: number;
  /** The number of characters of the longest. */
  readonly longest: number;
  /**
   * The names in order (numerical order if all are numbers); null if there are too many or they are too long for
   * categories.
   */
  readonly levels: readonly string[] | null;
}

/**
 * @param cells empty where missing
 * @param all whether to count all of them, which takes longer, even if there are too many
 */
export function levelsOf(cells: readonly string[], all: boolean): Levels {
  const found = new Set<string>();
  for (const cell of cells) {
    if (cell === '') continue;
    found.add(cell);
    if (!all && found.size > LIMITS.levels) break;
  }
  let longest = 0;
  for (const level of found) longest = Math.max(longest, level.length);
  const distinct = found.size;
  if (distinct === 0 || distinct > LIMITS.levels || longest > LIMITS.label) return { distinct, longest, levels: null };
  const levels = [...found];
  const numbers = levels.every((level) => Number.isFinite(Number(level)));
  levels.sort(numbers ? (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1) : undefined);
  return { distinct, longest, levels };
}

/** The index of each cell's name, `MISSING_PLACE` where missing. */
export function placesOf(cells: readonly string[], levels: readonly string[]): Uint8Array {
  const known = new Map(levels.map((level, place) => [level, place]));
  const places = new Uint8Array(cells.length).fill(MISSING_PLACE);
  for (let row = 0; row < cells.length; row++) {
    const place = known.get(cells[row] ?? '');
    if (place !== undefined) places[row] = place;
  }
  return places;
}
