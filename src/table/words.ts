const LONGEST_QUOTE = 40;
const GROUPED = new Intl.NumberFormat('en-US');

/** A value as quoted in a sentence: “12 May”. Long ones are cut, and line breaks and tabs become spaces. */
export function quote(text: string): string {
  const line = text.slice(0, LONGEST_QUOTE + 1).replace(/\s/g, ' ');
  return `“${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}”`;
}

/** A number for a sentence, with at most one digit after the decimal point: 12,000 or 20.5. */
export function grouped(value: number): string {
  return GROUPED.format(Math.round(10 * value) / 10);
}

/** A count with its noun: 1 row, 12,000 rows. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The first of several lines: line 4; lines 4, 7 and 9; lines 4, 7, 9 and 12 more. */
export function lineList(lines: readonly number[]): string {
  const shown = lines.slice(0, 3).map(String);
  const more = lines.length - shown.length;
  const last = more > 0 ? `${grouped(more)} more` : shown.length > 1 ? shown.pop() : undefined;
  return `line${lines.length === 1 ? '' : 's'} ${shown.join(', ')}${last === undefined ? '' : ` and ${last}`}`;
}
