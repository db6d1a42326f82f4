import Papa from 'papaparse';
import type { Delimiter } from './delimiter.ts';
import { normalize } from './normalize.ts';
import { isNumeric } from './numbers.ts';

/** The first one wins a tie: commas also occur within cells, tabs hardly ever. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ','];
const SAMPLE = 2 ** 16;
const SAMPLE_ROWS = 200;
/** How far a share of rows with the same width may be below the best one to count as a tie. */
const TIE = 0.05;
/**
 * The share of rows with the same width, and of numbers in a column, from which runs of spaces may separate columns.
 */
const NEARLY_ALL = 0.9;

/** The most frequent of these, the larger one if two are equally frequent; 0 if there are none. */
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

/** How a delimiter splits a sample. */
interface Trial {
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
  /** The share of rows with this width. */
  readonly share: number;
}

function tryOut(sample: string, cut: boolean, separator: Delimiter): Trial {
  const { text, delimiter } = normalize(sample, separator);
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: SAMPLE_ROWS });
  const { data }: { data: string[][] } = parser.parse(text, 0, cut);
  const rows = data.filter(([first = '', ...others]) => (others.length > 0 || first.trim() !== '') && first[0] !== '#');
  const width = mode(rows.map(({ length }) => length));
  const share = rows.filter(({ length }) => length === width).length / rows.length;
  return { delimiter: separator, rows, width, share };
}

/**
 * How well a delimiter splits a sample: the share of rows with the same width, and more if the first row is among them.
 */
function score({ rows, width, share }: Trial): number {
  if (width < 2) return 0;
  return rows[0]?.length === width ? share + 1 : share;
}

/** Whether a cell consists of several numbers with spaces between them. */
function isSeveralNumbers(cell: string): boolean {
  const parts = cell.trim().split(/\s+/);
  return parts.length > 1 && !isNumeric(cell.trim()) && parts.every(isNumeric);
}

/** Whether nearly all rows have a cell like this in the same column. */
function someColumn({ rows, width }: Trial, test: (cell: string) => boolean): boolean {
  const least = NEARLY_ALL * rows.length;
  return Array.from({ length: width }, (_, column) => column).some(
    (column) => rows.filter((row) => test(row[column] ?? '')).length >= least,
  );
}

/** Whether runs of spaces split a sample into more columns than the best sign does. */
function cutByBlanks(blanks: Trial, best: Trial | undefined): boolean {
  const { rows, width, share } = blanks;
  if (rows.length < 2 || width < 2 || share < NEARLY_ALL || !someColumn(blanks, isNumeric)) return false;
  if (!best) return rows.filter((row) => isNumeric(row.join(' '))).length < rows.length / 2;
  return width > best.width && someColumn(best, isSeveralNumbers);
}

/** Detects the delimiter of a text whose lines end with \n; undefined if nothing separates columns. */
export function sniffDelimiter(text: string): Delimiter | undefined {
  const sample = text.slice(0, SAMPLE);
  const cut = sample.length < text.length;
  const trials = DELIMITERS.map((delimiter) => tryOut(sample, cut, delimiter));
  const scores = trials.map(score);
  const most = Math.max(...scores);
  const best = most > 0 ? trials[scores.findIndex((value) => value >= most - TIE)] : undefined;
  return cutByBlanks(tryOut(sample, cut, ' '), best) ? ' ' : best?.delimiter;
}
