import type { OwnTable } from './table.ts';

/** Rows that are not whole. */
export interface Incomplete {
  /** Rows without a value to predict: nothing can be learned from them. */
  readonly withoutTarget: number;
  /** Rows with a target that lack something else. */
  readonly withGaps: number;
}

/** Counts the rows of a table that are not whole, where all columns beside the target are fed. */
export function countIncomplete({ columns, values, target, count }: OwnTable): Incomplete {
  const answers = values[columns.findIndex(({ id }) => id === target)];
  const others = values.filter((column) => column !== answers);
  let withoutTarget = 0;
  let withGaps = 0;
  for (let row = 0; row < count; row++) {
    if (Number.isNaN(answers?.[row])) withoutTarget++;
    else if (others.some((column) => Number.isNaN(column[row]))) withGaps++;
  }
  return { withoutTarget, withGaps };
}
