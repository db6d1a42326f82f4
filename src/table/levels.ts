import { MISSING_PLACE } from './draft.ts';
import { LIMITS } from './limits.ts';

/** The names in a column. */
export interface Levels {
  /** How many there are; one more than a category may have where they were not counted to the end. */
  readonly distinct: number;
  /** Characters of the longest. */
  readonly longest: number;
  /** In order (as numbers if they all are); null if they are too many or too long for categories. */
  readonly levels: readonly string[] | null;
}

/**
 * @param cells empty where missing
 * @param all whether to count them to the end, which takes longer, where they are too many
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

/** The place of each cell's name, `MISSING_PLACE` where missing. */
export function placesOf(cells: readonly string[], levels: readonly string[]): Uint8Array {
  const known = new Map(levels.map((level, place) => [level, place]));
  const places = new Uint8Array(cells.length).fill(MISSING_PLACE);
  for (let row = 0; row < cells.length; row++) {
    const place = known.get(cells[row] ?? '');
    if (place !== undefined) places[row] = place;
  }
  return places;
}
