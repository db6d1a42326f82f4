/** A way to write numbers: which signs stand between thousands and before decimals. */
export interface NumberFormat {
  readonly pattern: RegExp;
  /** As JavaScript writes it. */
  plain(text: string): string;
}

/** As JavaScript writes numbers. */
export const PLAIN: NumberFormat = {
  pattern: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text,
};

/** 1,234.5 */
const COMMA_GROUPS: NumberFormat = {
  pattern: /^[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replaceAll(',', ''),
};

/** 1 234.5 and 1'234.5 */
const SPACE_GROUPS: NumberFormat = {
  pattern: /^[+-]?(?:(?:\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+)\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replace(/[ \u00a0\u2009\u202f'’]/g, ''),
};

/** 1.234,5 and 1 234,5 */
const DECIMAL_COMMA: NumberFormat = {
  pattern: /^[+-]?(?:(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+|\d+),?\d*|,\d+)(?:e[+-]?\d+)?$/i,
  plain: (text) => text.replace(/[. \u00a0\u2009\u202f'’]/g, '').replace(',', '.'),
};

const INFINITE = /^[+-]?inf(?:inity)?$/i;
const HAS_DIGIT = /\d/;
const UNITS = '%‰$€£¥₹';

/** A number without the sign of a currency or per cent in front of it or behind, and that sign. */
export function withoutUnit(text: string): { readonly text: string; readonly unit?: string } {
  const signed = text.replace('−', '-');
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

/** The number in a trimmed cell: NaN if it is none, ±Infinity if it says so or is beyond float64. */
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
/** With a decimal comma likely, 1.234 is a thousand and 1,234 is not. */
const FORMATS_OF_COMMA = [DECIMAL_COMMA, PLAIN, COMMA_GROUPS, SPACE_GROUPS];

/**
 * The format that reads the most of these cells.
 * @param decimalComma which of 1.234 and 1,234 is about one, where both would do
 */
export function formatOf(cells: readonly string[], decimalComma: boolean): NumberFormat {
  let best = PLAIN;
  let most = -1;
  for (const format of decimalComma ? FORMATS_OF_COMMA : FORMATS) {
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

const CERTAIN_COMMA = /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d*|\d+,(?:\d{1,2}|\d{4,}))$/;
const CERTAIN_POINT = /^[+-]?(?:\d{1,3}(?:,\d{3})+\.\d*|\d+\.(?:\d{1,2}|\d{4,}))$/;

/** Whether a table writes its decimals behind a comma, told by the cells that can be read in one way alone. */
export function usesDecimalComma(rows: readonly (readonly string[])[], semicolon: boolean): boolean {
  let commas = 0;
  let points = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (CERTAIN_COMMA.test(cell.trim())) commas++;
      else if (CERTAIN_POINT.test(cell.trim())) points++;
    }
  }
  return commas === points ? semicolon && commas === 0 : commas > points;
}
