import './packing.ts';
import { bytesOf, fromBytes } from './bytes.ts';
import { LIMITS, mostOf } from './limits.ts';
import { isId } from './names.ts';
import { ownTable } from './own.ts';
import { areLevels } from './pack.ts';
import { isSize, pixelCount } from './pixels.ts';
import type { Problem } from './problem.ts';
import type { Column, OwnTable } from './table.ts';

/** A table in the browser's database: pixels with 256 shades are bytes, everything else is unchanged. */
export type StoredTable = Omit<OwnTable, 'values'> & { readonly values: readonly (Float64Array | Uint8Array)[] };

/** The form in which the browser's database stores a table. `keptTable` reads it. */
export function storedTable(table: OwnTable): StoredTable {
  const values = table.values.map((column, place) =>
    table.columns[place]?.image === undefined ? column : (bytesOf(column) ?? column),
  );
  return { ...table, values };
}

/**
 * Checks a table from the browser's database, which may have returned anything.
 * @param id the id that it was stored under
 * @returns the table, whose id matches its content, or what is wrong with it
 */
export function keptTable(record: unknown, id: string): OwnTable | Problem {
  if (typeof record !== 'object' || record === null) return damaged('it is not a table');
  const { name, target, columns, count, values } = record as Partial<Record<keyof OwnTable, unknown>>;
  if (typeof name !== 'string' || typeof target !== 'string') return damaged('it has no name or no target');
  if (!Array.isArray(columns) || columns.length === 0 || columns.length > LIMITS.columns) {
    return damaged('its columns cannot be read');
  }
  const most = mostOf(columns.length);
  if (!columns.every((column): column is Column => isColumn(column, most.levels))) {
    return damaged('its columns cannot be read');
  }
  const ids = new Set(columns.map((column) => column.id));
  const images = columns.filter(({ image }) => image !== undefined);
  if (ids.size < columns.length || !ids.has(target) || images.length > 1 || images[0]?.id === target)
    return damaged('its columns do not fit together');
  if (!isCount(count, most.rows)) return damaged('it has no count of rows');
  if (!Array.isArray(values) || values.length !== columns.length) return damaged('columns of values are missing');
  const stored: unknown[] = values;
  for (const [place, column] of columns.entries()) {
    if (!isFilled(stored[place], column, count)) {
      return damaged(`the values of its column “${column.label}” are missing or out of range`);
    }
  }
  const numbers = (stored as StoredTable['values']).map((column) =>
    column instanceof Uint8Array ? fromBytes(column) : column,
  );
  const table = ownTable({ name, target, columns, count, values: numbers });
  return table.id === id ? table : damaged('its values are not those that were stored');
}

function damaged(what: string): Problem {
  return { message: `The table that this browser stored is damaged: ${what}. Open its file or its images again.` };
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}

/** @param mostLevels how many names a column of categories can have */
function isColumn(value: unknown, mostLevels: number): value is Column {
  if (typeof value !== 'object' || value === null) return false;
  const { id, label, unit, levels, image } = value as Partial<Record<keyof Column, unknown>>;
  const named = typeof id === 'string' && isId(id) && typeof label === 'string';
  const described = named && (unit === undefined || typeof unit === 'string');
  return (
    described &&
    (image === undefined ? levels === null || areLevels(levels, mostLevels) : levels === null && isSize(image))
  );
}

function isFilled(values: unknown, { levels, image }: Column, count: number): boolean {
  const size = image === undefined ? 1 : pixelCount(image);
  // Every byte is a pixel.
  if (image !== undefined && values instanceof Uint8Array) return values.length === count * size;
  if (!(values instanceof Float64Array) || values.length !== count * size) return false;
  if (image !== undefined) return values.every(Number.isFinite);
  if (levels === null) return values.every((value) => Math.abs(value) !== Number.POSITIVE_INFINITY);
  return values.every(
    (value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && value < levels.length),
  );
}
