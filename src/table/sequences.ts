/** Sequences in a table: columns whose rows hold a value, or several numbers, for each of a number of steps. */
import type { ColumnSequence } from './table.ts';

/** The number of values in a sequence. */
export function sequenceLength({ steps, names }: ColumnSequence): number {
  return steps * names.length;
}

/** Names of the values of a sequence, step by step: t1, t2, … or `value_t1`, `marker_t1`, `value_t2`, … */
export function stepNames({ steps, names }: ColumnSequence): readonly string[] {
  const prefixes = names.length === 1 ? [''] : names.map((name) => `${name}_`);
  return Array.from({ length: steps }, (_, step) => prefixes.map((prefix) => `${prefix}t${step + 1}`)).flat();
}
