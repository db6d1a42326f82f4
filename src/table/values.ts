import { dateOrders, dayOf } from './dates.ts';
import { formatOf, isPlain, type NumberFormat, numberIn, PLAIN, withoutUnit } from './numbers.ts';
import type { DecimalSign } from './options.ts';
import { LARGEST, written } from './usable.ts';
import { counted, quote } from './words.ts';

/** A sentence about a column, and the row that it is about. */
export interface Note {
  readonly row: number;
  readonly sentence: string;
}

/** A column as numbers. */
export interface Values {
  /** [count], NaN where missing or a word. */
  readonly numbers: Float64Array;
  /** Cells that are not numbers. */
  readonly words: number;
  /** The row of the first word; −1 if there is none. */
  readonly firstWord: number;
  /** The row of the first number that is too large to use; −1 if there is none. */
  readonly firstLarge: number;
  readonly unit?: string;
  readonly notes: readonly Note[];
}

/** The first cell of a kind, and how many there are. */
class Tally {
  first = -1;
  count = 0;
  add(row: number): void {
    if (this.first < 0) this.first = row;
    this.count++;
  }
  /** The sentence about the first cell, which also counts the others. */
  note(cells: readonly string[], rest: string): Note[] {
    if (this.first < 0) return [];
    const others = this.count > 1 ? ` The same applies to ${counted(this.count - 1, 'more cell')}.` : '';
    return [{ row: this.first, sentence: `${quote(cells[this.first] ?? '')} ${rest}.${others}` }];
  }
}

/** Finds the format of the cells. The usual one is tried first, because it mostly reads them all. */
function formatIn(cells: readonly string[], sign: DecimalSign): NumberFormat {
  if (sign !== ',' && cells.every((cell) => cell === '' || isPlain(cell))) return PLAIN;
  return formatOf(
    cells.filter((cell) => cell !== ''),
    sign,
  );
}

/** @param cells trimmed, empty where missing */
export function asNumbers(cells: readonly string[], sign: DecimalSign): Values {
  const format = formatIn(cells, sign);
  const numbers = new Float64Array(cells.length).fill(Number.NaN);
  const units = new Set<string>();
  const words = new Tally();
  const infinite = new Tally();
  const large = new Tally();
  const unusual = new Tally();
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? '';
    if (cell === '') continue;
    const value = numberIn(cell, format);
    if (Number.isNaN(value)) {
      words.add(row);
    } else if (!Number.isFinite(value)) {
      infinite.add(row);
    } else if (Math.abs(value) > LARGEST) {
      large.add(row);
    } else {
      numbers[row] = value;
      if (format === PLAIN && isPlain(cell)) continue;
      if (value === Number(cell)) continue;
      unusual.add(row);
      const { unit } = withoutUnit(cell);
      if (unit) units.add(unit);
    }
  }
  const [unit] = units.size === 1 ? units : [];
  return {
    numbers,
    words: words.count,
    firstWord: words.first,
    firstLarge: large.first,
    ...(unit === undefined ? {} : { unit }),
    notes: [
      ...unusual.note(cells, `is read as ${numbers[unusual.first]}`),
      ...infinite.note(cells, 'is not a finite number and counts as missing'),
      ...large.note(cells, `is beyond ±${written(LARGEST)}, which is too large to use, and counts as missing`),
      ...words.note(cells, 'is not a number, unlike nearly all of this column, and counts as missing'),
    ],
  };
}

/**
 * Reads cells as days since 1970 if each is a date; returns a note if nothing distinguishes the day from the month.
 * @param cells trimmed, empty where missing, at least one not empty
 */
export function asDates(cells: readonly string[]): Values | Note | undefined {
  const present = cells.filter((cell) => cell !== '');
  const [order, other] = dateOrders(present);
  if (!order) return undefined;
  const row = cells.findIndex((cell) => cell !== '');
  const example = quote(cells[row] ?? '');
  if (other && present.some((cell) => dayOf(cell, order) !== dayOf(cell, other))) {
    const sentence = `${example} may begin with the day or the month, and no date in this column shows which. The column is ignored; to use it, write its dates like 2024-12-31.`;
    return { row, sentence };
  }
  return {
    numbers: Float64Array.from(cells, (cell) => dayOf(cell, order) ?? Number.NaN),
    words: 0,
    firstWord: -1,
    firstLarge: -1,
    unit: 'days',
    notes: [{ row, sentence: `${example} is a date, ${order}. Dates are read as days since 1 January 1970.` }],
  };
}
