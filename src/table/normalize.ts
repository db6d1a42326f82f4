/** Makes text that Papa Parse can cut of what it can not: it knows no blanks around quotation marks, and no runs of them. */
import type { Delimiter, Separator } from './rows.ts';

/** A part of a line between blanks: text in quotation marks, or anything else. */
const TOKEN = /"[^"\n]*(?:""[^"\n]*)*"(?=[ \t\n]|$)|[^ \t\n]+/g;

const BLANK_BEFORE_QUOTE = new Map<Delimiter, { readonly some: RegExp; readonly each: RegExp }>(
  ([',', ';', '|', '\t'] as const).map((delimiter) => {
    const start = `(^|[\\n${delimiter === '|' ? '\\|' : delimiter}])`;
    return [delimiter, { some: new RegExp(`${start} +"`), each: new RegExp(`${start}( *)"([^"]*(?:""[^"]*)*")`, 'g') }];
  }),
);

/**
 * Puts the blanks in front of quotation marks behind them, where a parser takes them for text: cells are trimmed later. No
 * character moves by more than these blanks, so places in the text stay right.
 */
function blanksWithinQuotes(text: string, delimiter: Delimiter): string {
  const patterns = BLANK_BEFORE_QUOTE.get(delimiter);
  if (!patterns?.some.test(text)) return text;
  // Cells in quotation marks are taken as a whole, so that what looks like a delimiter within them is none.
  return text.replace(patterns.each, (_, start: string, blanks: string, rest: string) => `${start}"${blanks}${rest}`);
}

/** Puts one tab in the place of the blanks and tabs between columns. */
function tabsForBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.match(TOKEN) ?? []).join('\t'))
    .join('\n');
}

/** The text as a parser can cut it, and the sign at which it has to. Lines stay lines. */
export function normalize(
  text: string,
  delimiter: Delimiter,
): { readonly text: string; readonly delimiter: Separator } {
  if (delimiter === ' ') return { text: tabsForBlanks(text), delimiter: '\t' };
  return { text: blanksWithinQuotes(text, delimiter), delimiter };
}
