/**
 * Prepares text for Papa Parse, which supports neither spaces around quotation marks nor runs of spaces as delimiters.
 */
import type { Delimiter, Separator } from './delimiter.ts';

/** A part of a line between spaces: text in quotation marks, or anything else. */
const TOKEN = /"[^"\n]*(?:""[^"\n]*)*"(?=[ \t\n]|$)|[^ \t\n]+/g;

const BLANK_BEFORE_QUOTE = new Map<Delimiter, { readonly some: RegExp; readonly each: RegExp }>(
  ([',', ';', '|', '\t'] as const).map((delimiter) => {
    const start = `(^|[\\n${delimiter === '|' ? '\\|' : delimiter}])`;
    return [delimiter, { some: new RegExp(`${start} +"`), each: new RegExp(`${start}( *)"([^"]*(?:""[^"]*)*")`, 'g') }];
  }),
);

/**
 * Moves the spaces before an opening quotation mark inside the quotation marks, where a parser treats them as text;
 * cells are trimmed later. No character moves by more than these spaces, so positions in the text stay correct.
 */
function blanksWithinQuotes(text: string, delimiter: Delimiter): string {
  const patterns = BLANK_BEFORE_QUOTE.get(delimiter);
  if (!patterns?.some.test(text)) return text;
  // A cell in quotation marks is matched as a whole, so that a delimiter within it does not count.
  return text.replace(patterns.each, (_, start: string, blanks: string, rest: string) => `${start}"${blanks}${rest}`);
}

/** Replaces the spaces and tabs between columns with one tab. */
function tabsForBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.match(TOKEN) ?? []).join('\t'))
    .join('\n');
}

/** The text in a form that a parser can split, and the delimiter to split at. Line breaks do not change. */
export function normalize(
  text: string,
  delimiter: Delimiter,
): { readonly text: string; readonly delimiter: Separator } {
  if (delimiter === ' ') return { text: tabsForBlanks(text), delimiter: '\t' };
  return { text: blanksWithinQuotes(text, delimiter), delimiter };
}
