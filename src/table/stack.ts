import { cellsAt } from './cells.ts';
import type { Table } from './table.ts';

/** The rows of one table, then those of another with the same columns. */
export function stacked(above: Table, below: Table): Table {
  return {
    columns: above.columns,
    count: above.count + below.count,
    values: above.values.map((values, place) => {
      const more = below.values[place] as Float64Array;
      const all = new Float64Array(values.length + more.length);
      all.set(values);
      all.set(more, values.length);
      return all;
    }),
  };
}

/** The first rows of a table, at most all of them. */
export function firstRows(table: Table, count: number): Table {
  if (count >= table.count) return table;
  const values = table.values.map((all, place) => all.slice(0, count * cellsAt(table, place).stride));
  return { columns: table.columns, count, values };
}
