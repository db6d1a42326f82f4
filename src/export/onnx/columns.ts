import type { FittedColumn } from '../../compiler/preparation/column.ts';
import type { Column } from '../../table/table.ts';

/** The vocabulary of a column of tokens; null for any other. */
export function tokensOf({ levels, sequence }: Column): readonly string[] | null {
  return sequence && levels ? levels : null;
}

/** The most categories that a description lists. */
const LISTED = 24;

/** What to feed for a column, for a person who opens the file. @param window the steps of a series; null if there is none */
export function wordsOf(fitted: FittedColumn, window: number | null): string {
  const { column } = fitted.cells;
  const { label, unit, levels, image, sequence } = column;
  const name = unit ? `${label} in ${unit}` : label;
  const last = window === null ? '' : ` of the last ${window} rows, the oldest first`;
  const tokens = tokensOf(column);
  if (tokens) return `${name}${last}: indices into ${listed(tokens)}`;
  if (image) return `${name}: pixels as in the data, channel by channel, row by row`;
  if (sequence) return `${name}: ${sequence.steps} steps of ${sequence.names.join(', ')}, as in the data`;
  if (levels) return `${name}${last}: one of ${listed(levels)}; any other text${otherText(fitted, levels)}`;
  const gaps = column.missing ? 'NaN where one is missing' : 'none is missing there';
  return `${name}${last}: numbers as in the data; ${gaps}`;
}

/** What becomes of a text that is no category: on the page, of a missing one. */
function otherText({ cells, inputs, fillValue }: FittedColumn, levels: readonly string[]): string {
  const { missing } = cells.column;
  const counts = missing ? ', such as an empty one, counts as missing' : ' is none of them';
  const filled = missing ? levels[fillValue] : undefined;
  if (filled !== undefined) return `${counts} and becomes ${JSON.stringify(filled)}`;
  // Two categories are a single input, which is 0 for the first.
  if (levels.length !== 2) return counts;
  const isTold = inputs.length > 1;
  return isTold ? counts : `${counts}, but looks to the network like ${JSON.stringify(levels[0])}`;
}

function listed(levels: readonly string[]): string {
  const more = levels.length - LISTED;
  return `${levels
    .slice(0, LISTED)
    .map((level) => JSON.stringify(level))
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
