/** The windows of a time series or of a text, as a part of the choice of data. */
import { dataOf, nameOf } from '../data.ts';
import type { DataChoice, Series } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { type Notices, quote } from '../notices.ts';
import { rowCount } from '../rows.ts';
import { printNumber } from '../syntax.ts';
import { HORIZON, largestHorizon, longestWindow, type Stretch, smallestPart, WINDOW } from '../windows.ts';
import { environmentOf } from '../world.ts';

/** The text for rows that are examples by themselves. */
const ROWS = 'rows';

export function readSeries(notices: Notices, text: string | undefined): DataChoice['series'] {
  if (text === undefined) return null;
  if (text === ROWS) return ROWS;
  const parts = text.split(',').map((part) => part.trim());
  const [window = Number.NaN, horizon = HORIZON.default] = parts.map(Number);
  if (parts.includes('') || parts.some((part) => Number.isNaN(Number(part)))) {
    notices.add(
      'series',
      `${quote(text)} should be a window and a horizon in rows, like 24,1, or "${ROWS}"; using the default instead.`,
    );
    return null;
  }
  const more = parts.slice(2).join();
  if (more !== '') notices.add('series', `${quote(more)} is ignored, because only a window and a horizon are needed.`);
  return { window, horizon };
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
      const why = environmentOf(choice)
        ? `${nameOf(choice)} is a world and has no rows`
        : `the examples of ${nameOf(choice)} have no order in time`;
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
  const why = stretch.isText
    ? `the target in a text is the next token, not number "${printNumber(given)}"`
    : `a horizon of "${printNumber(given)}" rows ${tooFew(stretch)}`;
  return { window, horizon: fitLength(notices, 'horizon ', given, HORIZON, { most: largestHorizon(stretch), why }) };
}

function fitWindow(notices: Notices, { window: given, horizon }: Series, stretch: Stretch): Series {
  const ahead = horizon === HORIZON.default ? '' : ` with a horizon of ${horizon}`;
  const why = `a window of "${printNumber(given)}" ${unitOf(stretch)}${ahead} ${tooFew(stretch)}`;
  const most = longestWindow(stretch, horizon);
  return { window: fitLength(notices, 'window ', given, WINDOW, { most, why }), horizon };
}

interface Limit {
  readonly most: number;
  /** Why a number above `most` is not possible. */
  readonly why: string;
}

/** Brings a number into its range and below the limit, with a single notice. */
function fitLength(notices: Notices, name: string, given: number, range: typeof WINDOW | typeof HORIZON, limit: Limit) {
  const { most, why } = limit;
  if (most < range.max && Math.round(given) > most) {
    notices.add('series', `${why}; using ${most} instead.`);
    return most;
  }
  return Math.min(most, fitNumber(notices, 'series', name, given, range));
}

function tooFew(stretch: Stretch): string {
  const { percent, count } = smallestPart(stretch);
  const unit = unitOf(stretch);
  return `leaves too few windows for validation and test, because ${percent} % of ${stretch.rows} ${unit} are only ${count}`;
}

function unitOf({ isText }: Stretch): 'tokens' | 'rows' {
  return isText ? 'tokens' : 'rows';
}

/** The examples in words: "rows", "windows of 24 rows, 1 ahead", "windows of 32 tokens". */
export function seriesWords(choice: DataChoice): string {
  const { series, sequence } = dataOf(choice);
  if (series === null) return 'rows';
  if (sequence?.tokens != null) return `windows of ${series.window} tokens`;
  return `windows of ${series.window} rows, ${series.horizon} ahead`;
}
