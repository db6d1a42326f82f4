/** The windows of a time series or of a text, as a part of the choice of data. */
import { dataOf, nameOf } from '../data.ts';
import type { DataChoice, Series } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { type Notices, quote } from '../notices.ts';
import { rowCount } from '../rows.ts';
import { HORIZON, largestHorizon, longestWindow, WINDOW } from '../windows.ts';

type Stretch = Parameters<typeof longestWindow>[0];

/** The text for rows that are examples by themselves. */
const ROWS = 'rows';

export function readSeries(notices: Notices, text: string | undefined): DataChoice['series'] {
  if (text === undefined) return null;
  if (text === ROWS) return ROWS;
  const numbers = /^(\d+)\s*(?:,\s*(\d+))?$/.exec(text);
  if (numbers) return { window: Number(numbers[1]), horizon: Number(numbers[2] ?? HORIZON.default) };
  notices.add(
    'series',
    `${quote(text)} should be a window and a horizon in rows, like 24,1, or "${ROWS}"; using the default instead.`,
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
  const { isOrdered, columns, series: usual, sequence } = dataOf(choice);
  if (!isOrdered) {
    if (given !== ROWS) {
      const why = `the examples of ${nameOf(choice)} have no order in time`;
      notices.add('series', `${why}, so there are no windows of them; ${quote(printSeries(given))} is ignored.`);
    }
    return null;
  }
  if (given === ROWS) {
    if (usual === null || columns.length > 1) return usual && ROWS;
    const why = `${nameOf(choice)} has a single column, which can only be predicted from its own past`;
    notices.add('series', `${why}; using ${printSeries(usual)} instead of "${ROWS}".`);
    return null;
  }
  const stretch = { rows: rowCount(choice), isText: sequence?.tokens != null };
  const fitting = fitWindow(notices, fitHorizon(notices, given, stretch), stretch);
  return usual && printSeries(usual) === printSeries(fitting) ? null : fitting;
}

function fitHorizon(notices: Notices, { window, horizon: given }: Series, stretch: Stretch): Series {
  const horizon = fitNumber(notices, 'series', 'horizon ', given, HORIZON);
  const most = largestHorizon(stretch);
  if (horizon <= most) return { window, horizon };
  const why = stretch.isText
    ? `the target in a text is the next token, not number "${horizon}"`
    : `a horizon of "${horizon}" is too large for a series of ${stretch.rows} rows`;
  notices.add('series', `${why}; using ${most} instead.`);
  return { window, horizon: most };
}

function fitWindow(notices: Notices, { window: given, horizon }: Series, stretch: Stretch): Series {
  const window = fitNumber(notices, 'series', 'window ', given, WINDOW);
  const most = longestWindow(stretch, horizon);
  if (window <= most) return { window, horizon };
  const [unit, whole] = stretch.isText ? ['tokens', 'text'] : ['rows', 'series'];
  const why = `a window of "${window}" ${unit} is too long for a ${whole} of ${stretch.rows} ${unit}`;
  notices.add('series', `${why}; using ${most} instead.`);
  return { window: most, horizon };
}

/** The examples in words: "rows", "windows of 24 rows, 1 ahead", "windows of 32 tokens". */
export function seriesWords(choice: DataChoice): string {
  const { series, sequence } = dataOf(choice);
  if (series === null) return 'rows';
  if (sequence?.tokens != null) return `windows of ${series.window} tokens`;
  return `windows of ${series.window} rows, ${series.horizon} ahead`;
}
