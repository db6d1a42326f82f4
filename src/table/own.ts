import { hashTable } from './hash.ts';
import type { OwnTable } from './table.ts';

/** Completes a table, drawn by a person or made by `asTable`: adds its id and marks the columns with missing values. */
export function ownTable(table: Omit<OwnTable, 'id'>): OwnTable {
  const columns = table.columns.map(({ missing, ...column }, place) =>
    column.image === undefined && table.values[place]?.some(Number.isNaN)
      ? { ...column, missing: true as const }
      : column,
  );
  return { ...table, columns, id: hashTable(table) };
}
