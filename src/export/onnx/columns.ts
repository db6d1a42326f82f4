import type { Column } from '../../table/table.ts';

/** The vocabulary of a column of tokens; null for any other. */
export function tokensOf({ levels, sequence }: Column): readonly string[] | null {
  return sequence && levels ? levels : null;
}

/** The most categories that a description lists. */
const LISTED = 24;

/** What to feed for a column, for a person who opens the file. @param window the steps of a series; null if there is none */
export function wordsOf(column: Column, window: number | null): string {
  const { label, unit, levels, image, sequence } = column;
  const name = unit ? `${label} in ${unit}` : label;
  const last = window === null ? '' : ` of the last ${window} rows, the oldest first`;
  const gap = column.missing ? 'may be missing' : 'never missing in the data';
  const tokens = tokensOf(column);
  if (tokens) return `${name}${last}: indices into ${listed(tokens)}`;
  if (image) return `${name}: pixels as in the data, channel by channel, row by row`;
  if (sequence) return `${name}: ${sequence.steps} steps of ${sequence.names.join(', ')}, as in the data`;
  if (levels) return `${name}${last}: one of ${listed(levels)}; ${gap}, and any other text counts as missing`;
  return `${name}${last}: numbers as in the data; ${gap}, NaN where ${column.missing ? 'it is' : 'they are'}`;
}

function listed(levels: readonly string[]): string {
  const more = levels.length - LISTED;
  return `${levels
    .slice(0, LISTED)
    .map((level) => JSON.stringify(level))
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
