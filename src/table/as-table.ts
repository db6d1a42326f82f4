import { type Choices, type Draft, type DraftColumn, MISSING_PLACE } from './draft.ts';
import { ownTable } from './own.ts';
import type { Problem } from './problem.ts';
import type { Column, OwnTable } from './table.ts';
import { quote } from './words.ts';

/** A column of the draft as a column of the table; undefined if it cannot have that kind. */
function taken(column: DraftColumn, kind: 'number' | 'category'): { column: Column; values: Float64Array } | undefined {
  const { id, label, unit, numbers, levels, places } = column;
  if (kind === 'number') {
    const described = unit === undefined ? { id, label, levels: null } : { id, label, unit, levels: null };
    return numbers ? { column: described, values: numbers } : undefined;
  }
  if (!levels || !places) return undefined;
  const values = new Float64Array(places);
  for (let row = 0; row < values.length; row++) if (values[row] === MISSING_PLACE) values[row] = Number.NaN;
  return { column: { id, label, levels }, values };
}

/** The sentence on what a person can choose for a column instead. */
function remedy({ kinds }: DraftColumn): string {
  const [other] = kinds.filter((kind) => kind !== 'ignored');
  return other === undefined ? 'Ignore it.' : `Choose ${other} for it, or ignore it.`;
}

/** Whether all present values are the same; also true if there are none. */
function isConstant(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => Number.isNaN(value) || value === first);
}

/**
 * Makes a table from a draft and a person's choices. It lacks the ignored columns but has every row, even those without
 * a target.
 * @returns a problem if a column cannot have the chosen kind, or if the target is ignored, has fewer than two values,
 *   or is a category and the only column
 */
export function asTable(draft: Draft, choices: Choices): OwnTable | Problem {
  const columns: Column[] = [];
  const values: Float64Array[] = [];
  for (const [index, column] of draft.columns.entries()) {
    const kind = choices.kinds[column.id];
    if (kind !== 'number' && kind !== 'category') continue;
    const result = taken(column, kind);
    if (!result) {
      const message = `Column ${quote(column.label)} cannot be ${kind === 'number' ? 'numbers' : 'a category'}. ${remedy(column)}`;
      return { message, column: index + 1 };
    }
    columns.push(result.column);
    values.push(result.values);
  }

  const place = columns.findIndex(({ id }) => id === choices.target);
  const target = columns[place];
  const answers = values[place];
  if (!target || !answers) {
    const named = draft.columns.find(({ id }) => id === choices.target);
    const what = named ? `${quote(named.label)} is ignored` : `There is no column ${quote(choices.target)}`;
    return {
      message: `${what}, so it cannot be the target. ${named ? 'Choose another target, or include this column.' : 'Choose another target.'}`,
    };
  }
  if (isConstant(answers)) {
    const column = draft.columns.findIndex(({ id }) => id === target.id) + 1;
    const message = `${quote(target.label)} has a single value in all rows, so there is nothing to learn. Choose another target.`;
    return { message, column };
  }
  // A single column of numbers is a time series, which is predicted from its own past.
  if (columns.length < 2 && target.levels !== null) {
    return { message: `There is no column to predict ${quote(target.label)} from. Include another column.` };
  }
  return ownTable({ name: choices.name, target: target.id, columns, count: draft.count, values });
}
