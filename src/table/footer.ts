import { isValue } from './header.ts';
import type { Rows } from './rows.ts';

/** The most lines that can be notes or totals; more lines are rows. */
const MOST_LINES = 10;
/** Names of a row of sums or means, in lower case. */
const TOTALS = new Set([
  ...['total', 'totals', 'grand total', 'sum', 'average', 'mean'],
  ...[
    'summe',
    'gesamt',
    'insgesamt',
    'mittelwert',
    'somme',
    'totale',
    'totaal',
    'suma',
    'total general',
    'total général',
  ],
  ...['итого', 'всего', '合计', '总计', '合計', '総計', '합계'],
]);

/**
 * Counts the lines at the end that are not rows: notes, which consist of a single text, and totals, which have one of
 * these names in their first cell. A text that also occurs higher up in its column is a value.
 */
export function footerLength({ cells }: Rows, width: number): number {
  let length = 0;
  while (length < Math.min(MOST_LINES, cells.length - 1) && isBelow(cells, cells.length - 1 - length, width)) length++;
  return length;
}

/** Whether a cell names its row as one of sums or means, with or without a colon. */
function namesTotal(text: string): boolean {
  return TOTALS.has((text.endsWith(':') ? text.slice(0, -1).trimEnd() : text).toLowerCase());
}

function isBelow(cells: Rows['cells'], at: number, width: number): boolean {
  const row = (cells[at] ?? []).map((cell) => cell.trim());
  const place = row.findIndex((cell) => cell !== '');
  const text = row[place] ?? '';
  if (isValue(text)) return false;
  const alone = place === 0 && row.every((cell, column) => column === 0 || cell === '');
  const note = alone && (row.length < width || width > 2);
  if (!note && !namesTotal(text)) return false;
  return cells.every((other, index) => index >= at || other[place]?.trim() !== text);
}
