import { beforeEach, describe, expect, it } from 'vitest';
import type { KeptTable, Shelf } from '../../../src/store/shelf.ts';
import {
  deleteTable,
  keepTable,
  knownTable,
  listTables,
  loadTable,
  standOn,
  tables,
} from '../../../src/store/tables.ts';
import type { OwnTable } from '../../../src/table/table.ts';

const table = (id: string): OwnTable => ({
  id,
  name: `table ${id}`,
  target: 'y',
  columns: [
    { id: 'x', label: 'x', levels: null },
    { id: 'y', label: 'y', levels: null },
  ],
  count: 2,
  values: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
});

/** A shelf in memory, which outlasts a visit to the page. */
function memoryShelf(): Shelf {
  const kept = new Map<string, { table: OwnTable; entry: KeptTable }>();
  return {
    list: async () => [...kept.values()].map(({ entry }) => entry),
    load: async (id) => kept.get(id)?.table,
    keep: async (table, entry) => void kept.set(table.id, { table, entry }),
    remove: async (id) => void kept.delete(id),
  };
}

function brokenShelf(error: Error): Shelf {
  const fail = () => Promise.reject(error);
  return { list: fail, load: fail, keep: fail, remove: fail };
}

const names = () => tables.getState().kept?.map(({ name }) => name);

describe('tables that a person brought', () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = memoryShelf();
    standOn(shelf);
  });

  it('are there again on the next visit', async () => {
    await keepTable(table('a'));
    standOn(shelf);
    expect(tables.getState().kept).toBeNull();
    expect(knownTable('a')).toBeUndefined();
    await listTables();
    expect(tables.getState().kept).toMatchObject([{ id: 'a', name: 'table a', rows: 2, columns: 2 }]);
    expect(await loadTable('a')).toEqual(table('a'));
    expect(knownTable('a')).toEqual(table('a'));
  });

  it('are listed once each, the latest first', async () => {
    await keepTable(table('a'));
    await keepTable(table('b'));
    await keepTable(table('a'));
    await listTables();
    expect(names()).toEqual(['table a', 'table b']);
  });

  it('are forgotten when they are deleted', async () => {
    await keepTable(table('a'));
    await deleteTable('a');
    standOn(shelf);
    await listTables();
    expect(names()).toEqual([]);
    expect(await loadTable('a')).toBeUndefined();
  });

  it('does not know a table that was never here', async () => {
    expect(await loadTable('nowhere')).toBeUndefined();
    expect(tables.getState().problem).toBeNull();
  });

  it('last as long as the page where the browser keeps nothing, and that is said', async () => {
    standOn(brokenShelf(new Error('blocked')));
    await listTables();
    await keepTable(table('a'));
    expect(names()).toEqual(['table a']);
    expect(await loadTable('a')).toEqual(table('a'));
    expect(tables.getState().problem).toMatch(/private window.*until the page is closed/);
  });

  it('says so when there is no room', async () => {
    const full = new Error('full');
    full.name = 'QuotaExceededError';
    standOn(brokenShelf(full));
    await keepTable(table('a'));
    expect(knownTable('a')).toBeDefined();
    expect(tables.getState().problem).toMatch(/no room left/);
  });
});
