import { inAscii } from './digits.ts';
import type { DecimalSign } from './options.ts';

/** A way to write numbers: the thousands separator and the decimal sign. */
export interface NumberFormat {
  readonly pattern: RegExp;
  /** The number in JavaScript's notation. */
  plain(text: string): string;
}

/** As JavaScript writes numbers. */
export const PLAIN: NumberFormat = {
  pattern: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text,
};

/** 1,234.5, and 12,34,567.5 as in India. */
const COMMA_GROUPS: NumberFormat = {
  pattern: /^[+-]?(?:(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replaceAll(',', ''),
};

/** 1 234.5 and 1'234.5 */
const SPACE_GROUPS: NumberFormat = {
  pattern: /^[+-]?(?:(?:[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replace(/[ \u00a0\u2009\u202f'’]/g, ''),
};

/** 1.234,5 and 1 234,5 */
const DECIMAL_COMMA: NumberFormat = {
  pattern:
    /^[+-]?(?:(?:[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+)(?:,\d*)?|,\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replace(/[. \u00a0\u2009\u202f'’]/g, '').replace(',', '.'),
};

const INFINITE = /^[+-]?inf(?:inity)?$/i;
const HAS_DIGIT = /\p{Nd}/u;
const UNITS = '%‰$€£¥₹';

const NOT_ASCII = /[^\0-\x7f]/;
/** Accountants put a negative amount in brackets; the currency may be inside or before them. */
const IN_BRACKETS = /^([$€£¥₹]? ?)\(([^()+-]*)\)$/;

/** A number without a currency or percent sign before or after it, and that sign. */
export function withoutUnit(text: string): { readonly text: string; readonly unit?: string } {
  const ascii = NOT_ASCII.test(text) ? inAscii(text) : text;
  const signed = ascii.endsWith(')') ? ascii.replace(IN_BRACKETS, '-$1$2') : ascii;
  const last = signed.at(-1) ?? '';
  if (UNITS.includes(last)) return { text: signed.slice(0, -1).trimEnd(), unit: last };
  const sign = signed[0] === '-' || signed[0] === '+' ? signed[0] : '';
  const rest = signed.slice(sign.length);
  const first = rest[0] ?? '';
  if (UNITS.includes(first)) return { text: sign + rest.slice(1).trimStart(), unit: first };
  return { text: signed };
}

/** Whether JavaScript writes a number like this. */
export function isPlain(cell: string): boolean {
  return PLAIN.pattern.test(cell);
}

/**
 * The number in a trimmed cell: NaN if it is not a number, ±Infinity if the cell says so or the number is beyond
 * float64.
 */
export function numberIn(cell: string, format: NumberFormat): number {
  if ((format === PLAIN || !cell.includes('.')) && isPlain(cell)) return Number(cell);
  if (!HAS_DIGIT.test(cell)) return INFINITE.test(cell) ? (cell[0] === '-' ? -Infinity : Infinity) : Number.NaN;
  const { text } = withoutUnit(cell);
  return format.pattern.test(text) ? Number(format.plain(text)) : Number.NaN;
}

/** Whether a trimmed cell reads as a number in one of the formats. */
export function isNumeric(cell: string): boolean {
  return FORMATS.some((format) => !Number.isNaN(numberIn(cell, format)));
}

const FORMATS = [PLAIN, COMMA_GROUPS, SPACE_GROUPS, DECIMAL_COMMA];

/** If two formats fit, the first is used: 1.234 is about one unless the table uses commas, and so on. */
const ORDER: Readonly<Record<DecimalSign, readonly NumberFormat[]>> = {
  '.': FORMATS,
  ',': [DECIMAL_COMMA, PLAIN, COMMA_GROUPS, SPACE_GROUPS],
};

/** The format that reads the most of these cells. */
export function formatOf(cells: readonly string[], sign: DecimalSign): NumberFormat {
  let best = PLAIN;
  let most = -1;
  for (const format of ORDER[sign]) {
    let reads = 0;
    for (const cell of cells) if (!Number.isNaN(numberIn(cell, format))) reads++;
    if (reads > most) {
      best = format;
      most = reads;
    }
    if (reads === cells.length) break;
  }
  return best;
}

/** 1.234,5 and 1.234.567; 1,5 and 1,2345; 0,123 and 1234,567. None of them can be read with a decimal point. */
const CERTAIN_COMMA =
  /^[+-]?(?:[1-9]\d{0,2}(?:(?:\.\d{3})+,\d*|(?:\.\d{3}){2,})|\d+,(?:\d{1,2}|\d{4,})|(?:0\d*|\d{4,}),\d+)$/;
/** The same with point and comma exchanged. */
const CERTAIN_POINT =
  /^[+-]?(?:[1-9]\d{0,2}(?:(?:,\d{3})+\.\d*|(?:,\d{3}){2,})|\d+\.(?:\d{1,2}|\d{4,})|(?:0\d*|\d{4,})\.\d+)$/;

/** 1.234 and 1,234 are either about one or more than a thousand. */
const UNCERTAIN = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The decimal sign of a table, and whether its cells prove it. */
export interface Decimals {
  readonly sign: DecimalSign;
  /** Row and text of the first cell whose reading is a guess; undefined if there is none. */
  readonly guess?: { readonly row: number; readonly cell: string };
}

/**
 * Finds the decimal sign from the cells that can be read in only one way.
 * @param semicolon whether it separates the columns, as is usual where the comma is the decimal sign
 */
export function decimalsOf(rows: readonly (readonly string[])[], semicolon: boolean): Decimals {
  let commas = 0;
  let points = 0;
  let guess: Decimals['guess'];
  for (const [row, cells] of rows.entries()) {
    for (const one of cells) {
      const cell = one.trim();
      if (CERTAIN_COMMA.test(cell)) commas++;
      else if (CERTAIN_POINT.test(cell)) points++;
      else if (!guess && UNCERTAIN.test(cell)) guess = { row, cell };
    }
  }
  if (commas !== points) return { sign: commas > points ? ',' : '.' };
  const sign = semicolon ? ',' : '.';
  // Most programs write a decimal point and no thousands separators.
  return guess && (semicolon || guess.cell.includes(',')) ? { sign, guess } : { sign };
}
