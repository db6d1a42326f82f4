const DAY = 86_400_000;

/** Year, month and day in this order, then a time of day and its offset from UTC. */
const ISO =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s*(?:Z|UTC|([+-])(\d{2}):?(\d{2}))?)?$/;
/** Day and month in either order, then the year. */
const SHORT = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?)?$/;

export type DateOrder = 'year first' | 'day first' | 'month first';

function days(year: string, month: string, day: string, ...time: readonly (string | undefined)[]): number | undefined {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCFullYear() !== Number(year)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.map((part) => Number(part?.replace(',', '.') ?? 0));
  if (hours > 24 || minutes > 59 || seconds >= 61) return undefined;
  return midnight / DAY + (hours + (minutes + seconds / 60) / 60) / 24;
}

/** The date in a trimmed cell as days since 1 January 1970 (UTC), with the time of day as a fraction, or undefined. */
export function dayOf(cell: string, order?: DateOrder): number | undefined {
  const iso = order === undefined || order === 'year first' ? ISO.exec(cell) : null;
  if (iso) {
    const [, year = '', , month = '', day = '', hours, minutes, seconds, sign, offsetHours, offsetMinutes] = iso;
    const local = days(year, month, day, hours, minutes, seconds);
    if (local === undefined || !sign) return local;
    const offset = (Number(offsetHours) + Number(offsetMinutes) / 60) / 24;
    return sign === '-' ? local + offset : local - offset;
  }
  const short = order !== 'year first' ? SHORT.exec(cell) : null;
  if (!short) return undefined;
  const [, first = '', separator, second = '', year = '', ...time] = short;
  const dayFirst = order !== 'month first' ? days(year, second, first, ...time) : undefined;
  if (dayFirst !== undefined || order === 'day first') return dayFirst;
  return separator === '.' ? undefined : days(year, first, second, ...time);
}

/**
 * The orders in which all of these cells are dates; empty if they are not dates. A short date with dots never starts
 * with the month.
 */
export function dateOrders(cells: readonly string[]): DateOrder[] {
  const orders: readonly DateOrder[] = ['year first', 'day first', 'month first'];
  return orders.filter((order) => cells.every((cell) => dayOf(cell, order) !== undefined));
}
