import { MISSING_PLACE } from './draft.ts';
import { LIMITS } from './limits.ts';

/** The names in a column. */
export interface Levels {
  /** How many there are. */
  readonly distinct: number;
  /** Characters of the longest. */
  readonly longest: number;
  /** In order (as numbers if they all are); null if they are too many or too long for categories. */
  readonly levels: readonly string[] | null;
}

/** @param cells empty where missing */
export function levelsOf(cells: readonly string[]): Levels {
  const found = new Set(cells);
  found.delete('');
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
  const places = new Map(levels.map((level, place) => [level, place]));
  return Uint8Array.from(cells, (cell) => places.get(cell) ?? MISSING_PLACE);
}
