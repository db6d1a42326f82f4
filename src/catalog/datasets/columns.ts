import type { Column } from '../../table/table.ts';

/** A column of numbers. */
export function numbers(id: string, label: string, unit?: string): Column {
  return { id, label, levels: null, ...(unit !== undefined && { unit }) };
}

/** A column of categories. @param levels as they appear in the file */
export function categories(id: string, label: string, levels: readonly string[]): Column {
  return { id, label, levels };
}

/** Marks a column as one with missing values. */
export function incomplete(column: Column): Column {
  return { ...column, missing: true };
}
