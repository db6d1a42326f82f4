import type { OwnTable } from './table.ts';

/** The numbers of incomplete rows. */
export interface Incomplete {
  /** Rows without a target value: the network cannot learn from them. */
  readonly withoutTarget: number;
  /** Rows with a target that lack another value. */
  readonly withoutFeature: number;
}

/** Counts the incomplete rows of a table if all columns except the target are features. */
export function countIncomplete({ columns, values, target, count }: OwnTable): Incomplete {
  const answers = values[columns.findIndex(({ id }) => id === target)];
  // An image has no missing values.
  const others = values.filter((column, place) => column !== answers && columns[place]?.image === undefined);
  let withoutTarget = 0;
  let withoutFeature = 0;
  for (let row = 0; row < count; row++) {
    if (Number.isNaN(answers?.[row])) withoutTarget++;
    else if (others.some((column) => Number.isNaN(column[row]))) withoutFeature++;
  }
  return { withoutTarget, withoutFeature };
}
