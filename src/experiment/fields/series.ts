/** The windows of a time series, as a part of the choice of data. */
import { dataOf, nameOf } from '../data.ts';
import type { DataChoice, Series } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { type Notices, quote } from '../notices.ts';
import { rowCount } from '../rows.ts';

/** Rows in a window. */
export const WINDOW = { default: 24, min: 2, max: 256, integer: true } as const;
/** Rows from the last of a window to its target. */
export const HORIZON = { default: 1, min: 1, max: 256, integer: true } as const;

/** The text for rows that are examples by themselves. */
const ROWS = 'rows';

export function readSeries(notices: Notices, text: string | undefined): DataChoice['series'] {
  if (text === undefined) return null;
  if (text === ROWS) return ROWS;
  const numbers = /^(\d+)(?:,(\d+))?$/.exec(text);
  if (numbers) return { window: Number(numbers[1]), horizon: Number(numbers[2] ?? HORIZON.default) };
  notices.add(
    'series',
    `${quote(text)} should be a window and a horizon, like 24,1, or rows; using the default instead.`,
  );
  return null;
}

/** `24,1` is a window of 24 rows, and the target is in the next one. */
export function printSeries(series: Series | 'rows'): string {
  return series === ROWS ? ROWS : `${series.window},${series.horizon}`;
}

/** @param choice the rest of the choice, with the default of the data */
export function fitSeries(notices: Notices, given: DataChoice['series'], choice: DataChoice): DataChoice['series'] {
  if (given === null) return null;
  const { isOrdered, series: usual } = dataOf(choice);
  if (!isOrdered) {
    if (given !== ROWS) {
      const why = `the examples of ${nameOf(choice)} have no order in time`;
      notices.add('series', `${why}, so they cannot be a series; ${quote(printSeries(given))} is ignored.`);
    }
    return null;
  }
  if (given === ROWS) return usual === null ? null : ROWS;
  const series = {
    window: fitNumber(notices, 'series', 'window ', given.window, WINDOW),
    horizon: fitNumber(notices, 'series', 'horizon ', given.horizon, HORIZON),
  };
  const fitting = { ...series, window: fitWindow(notices, series, rowCount(choice)) };
  return usual && printSeries(usual) === printSeries(fitting) ? null : fitting;
}

/** With fewer windows, nothing is left for validation. */
const FEWEST_WINDOWS = 10;
/** The part of the rows that the smallest usual part has. */
const SMALLEST_PART = 0.2;

/** The window, shortened until enough of them fit into the series. */
function fitWindow(notices: Notices, { window, horizon }: Series, rows: number): number {
  const most = Math.max(WINDOW.min, Math.floor(rows * SMALLEST_PART) - horizon - FEWEST_WINDOWS);
  if (window <= most) return window;
  notices.add(
    'series',
    `a window of ${quote(String(window))} rows is too long for a series of ${rows}; using ${most} instead.`,
  );
  return most;
}

/** The examples in words: "rows", "windows of 24 rows, 1 ahead". */
export function seriesWords(choice: DataChoice): string {
  const { series } = dataOf(choice);
  return series === null ? 'rows' : `windows of ${series.window} rows, ${series.horizon} ahead`;
}
