import type { Column } from './table.ts';

/**
 * Names of the numbers that a network is fed for a column: a number is itself, two categories are one 0/1 number named
 * after the second, more are one 0/1 number each (one-hot). No id of a column has the "=" in them.
 * @param indicator whether one more number says that the value was missing, where values of the column may be
 */
export function inputNames(column: Column, indicator: boolean): readonly string[] {
  const { id, levels } = column;
  const values = levels === null ? [id] : levels.map((level) => `${id}=${level}`).slice(levels.length === 2 ? 1 : 0);
  return indicator && column.missing ? [...values, missingName(id)] : values;
}

/** The name of the number that says whether a value was missing; "?" is no category, it is how people write that. */
export function missingName(id: string): string {
  return `${id}=?`;
}
