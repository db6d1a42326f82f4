import Papa from 'papaparse';
import { dayOf } from './dates.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numbers.ts';
import type { Delimiter } from './rows.ts';

/** A tie goes to the first: commas also stand within cells, tabs hardly ever. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ','];
const SAMPLE = 2 ** 16;
const SAMPLE_ROWS = 200;
/** How far below the best share of rows of one width a tie reaches. */
const TIE = 0.05;

/** The most frequent of these, the larger one of two; 0 for none. */
export function mode(values: Iterable<number>): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce(
    (best, other) => {
      const more = other[1] - best[1] || other[0] - best[0];
      return more > 0 ? other : best;
    },
    [0, 0] as [number, number],
  )[0];
}

/** How well a delimiter cuts the sample into rows of one width: the share of such rows, and more if the first is one. */
function score(sample: string, delimiter: Delimiter, cut: boolean): number {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: SAMPLE_ROWS });
  const { data }: { data: string[][] } = parser.parse(sample, 0, cut);
  const rows = data.filter(([first = '', ...others]) => (others.length > 0 || first.trim() !== '') && first[0] !== '#');
  const width = mode(rows.map(({ length }) => length));
  if (width < 2) return 0;
  const share = rows.filter(({ length }) => length === width).length / rows.length;
  return rows[0]?.length === width ? share + 1 : share;
}

/** What stands between the columns of a text, whose lines end with \n; undefined if nothing does. */
export function sniffDelimiter(text: string): Delimiter | undefined {
  const sample = text.slice(0, SAMPLE);
  const scores = DELIMITERS.map((delimiter) => score(sample, delimiter, sample.length < text.length));
  const best = Math.max(...scores);
  return best > 0 ? DELIMITERS[scores.findIndex((value) => value >= best - TIE)] : undefined;
}

/** Whether a cell is a value at sight, which a name of a column is not. */
function isValue(cell: string): boolean {
  return isNumeric(cell) || dayOf(cell) !== undefined;
}

/**
 * Whether the first row names the columns: words stand there above columns of values. A name may also be a number, such as
 * a year, as long as most are words. Where all is words, there has to be a different one for each column, which its column
 * does not repeat.
 */
export function sniffHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = rows.slice(0, SAMPLE_ROWS).map((row) => row.map((cell) => cell.trim()));
  const values = first.filter(isValue).length;
  const words = first.filter((cell) => !isMissing(cell) && !isValue(cell)).length;
  if (words <= values) return false;
  if (others.length === 0) return true;
  const least = values === 0 ? 0.5 : 1;
  const aboveValues = first.some((name, column) => {
    if (isMissing(name) || isValue(name)) return false;
    const present = others.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
    return present.length > 0 && present.filter(isValue).length >= least * present.length;
  });
  if (aboveValues) return true;
  const differ = words === first.length && new Set(first).size === first.length;
  return differ && first.every((name, column) => others.every((row) => row[column] !== name));
}
