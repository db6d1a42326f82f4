import { dayOf } from './dates.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numbers.ts';

type Cells = readonly string[];

const SAMPLE_ROWS = 200;
const WHOLE = /^\d{1,4}$/;
/** The range of years that can name columns. */
const YEARS = { from: 1500, to: 2200 };
/** From this many consecutive numbers on, counting up is not a coincidence. */
const CERTAIN = 10;
const FEWEST = 3;

/** How a row names the columns. */
export type Header = 'words' | 'numbers';

/** Whether a cell is obviously a value, which the name of a column is not. */
export function isValue(cell: string): boolean {
  return isNumeric(cell) || dayOf(cell) !== undefined;
}

/**
 * Whether the first row names the columns: it has words above columns of values, or numbers that count up, such as
 * years, above other numbers. If all cells are words, the first row must have a different one for each column, and the
 * column must not repeat it.
 */
export function sniffHeader(rows: readonly Cells[]): Header | undefined {
  const [first = [], ...others] = rows.slice(0, SAMPLE_ROWS).map((row) => row.map((cell) => cell.trim()));
  if (hasWords(first, others)) return 'words';
  return countsUp(first, others) ? 'numbers' : undefined;
}

function hasWords(first: Cells, others: readonly Cells[]): boolean {
  const values = first.filter(isValue).length;
  const words = first.filter((cell) => !isMissing(cell) && !isValue(cell)).length;
  if (words <= values) return false;
  if (others.length === 0) return true;
  const least = values === 0 ? 0.5 : 1;
  const aboveValues = first.some((name, column) => {
    if (isMissing(name) || isValue(name)) return false;
    const present = presentIn(others, column);
    return present.length > 0 && present.filter(isValue).length >= least * present.length;
  });
  if (aboveValues) return true;
  const differ = words === first.length && new Set(first).size === first.length;
  return differ && first.every((_, column) => isNew(first, others, column));
}

/** Whether numbers name the columns: 0, 1, 2, … or 1, 2, 3, … or years, above numbers that are of another kind. */
function countsUp(first: Cells, others: readonly Cells[]): boolean {
  const places = first.flatMap((cell, column) => (WHOLE.test(cell) ? [column] : []));
  const names = first.flatMap((cell, column) => (isValue(cell) || cell === '' ? [] : [column]));
  const empty = first.length - places.length - names.length;
  if (places.length < 2 || empty > 1 || !names.every((column) => isNew(first, others, column))) return false;

  const numbers = places.map((column) => Number(first[column]));
  const [from = 0] = numbers;
  const to = numbers.at(-1) ?? 0;
  const consecutive = from <= 1 && numbers.every((number, place) => number === from + place);
  const years =
    from >= YEARS.from &&
    to <= YEARS.to &&
    numbers.every((year, place) => place === 0 || year > (numbers[place - 1] ?? year));
  if (!consecutive && !years) return false;
  if (consecutive && numbers.length >= CERTAIN) return true;

  const [low, high] = consecutive ? [from, to] : [YEARS.from, YEARS.to];
  const isAlike = (cell: string) => WHOLE.test(cell) && Number(cell) >= low && Number(cell) <= high;
  const unlike = places.filter((column) => {
    const present = presentIn(others, column);
    return 2 * present.filter(isAlike).length < present.length;
  });
  const named = names.length + empty > 0 || (consecutive && numbers.length >= FEWEST);
  return named && 2 * unlike.length > places.length;
}

/**
 * Whether the first row describes the columns below their names, as types and units do: it has a word above each column
 * of values, and none of its words occurs again.
 */
export function describesColumns(rows: readonly Cells[]): boolean {
  const [first = [], ...others] = rows.slice(0, SAMPLE_ROWS).map((row) => row.map((cell) => cell.trim()));
  if (others.length < FEWEST || first.some(isValue)) return false;
  const values = first.flatMap((_, column) => {
    const present = presentIn(others, column);
    return present.length > 0 && present.every(isValue) ? [column] : [];
  });
  const words = first.filter((cell) => !isMissing(cell)).length;
  // A single word above a single column of values may be a value that somebody did not know.
  const enough = values.length > 1 || (values.length === 1 && words === 1);
  if (!enough || !values.every((column) => !isMissing(first[column] ?? ''))) return false;
  return first.every((cell, column) => isMissing(cell) || isNew(first, others, column));
}

function presentIn(rows: readonly Cells[], column: number): string[] {
  return rows.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
}

function isNew(first: Cells, others: readonly Cells[], column: number): boolean {
  return others.every((row) => row[column] !== first[column]);
}
