/** Sequences in a table: columns whose rows hold a value, or several numbers, for each of a number of steps. */
import type { ColumnSequence, Table } from './table.ts';

/** The number of values in a sequence. */
export function sequenceLength({ steps, names }: ColumnSequence): number {
  return steps * names.length;
}

/** Names of the values of a sequence, step by step: t1, t2, … or `value_t1`, `marker_t1`, `value_t2`, … */
export function stepNames({ steps, names }: ColumnSequence): readonly string[] {
  const prefixes = names.length === 1 ? [''] : names.map((name) => `${name}_`);
  return Array.from({ length: steps }, (_, step) => prefixes.map((prefix) => `${prefix}t${step + 1}`)).flat();
}

/** Whether the rows of a table are the tokens of a text: a single column of categories. */
export function isText({ columns }: Pick<Table, 'columns'>): boolean {
  return columns.length === 1 && columns[0]?.levels != null;
}
