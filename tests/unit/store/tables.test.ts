import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptTable, Shelf } from '../../../src/store/shelf.ts';
import {
  deleteTable,
  keepTable,
  knownTable,
  listTables,
  loadTable,
  standOn,
  tableOrProblem,
  tables,
} from '../../../src/store/tables.ts';
import { ownTable } from '../../../src/table/own.ts';
import type { OwnTable } from '../../../src/table/table.ts';

/** Two tables with the same name are equal. */
const table = (name: string): OwnTable =>
  ownTable({
    name: `table ${name}`,
    target: 'y',
    columns: [
      { id: 'x', label: 'x', levels: null },
      { id: 'y', label: 'y', levels: null },
    ],
    count: 2,
    values: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
  });
const a = table('a');

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

describe('a person’s own tables', () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = memoryShelf();
    standOn(shelf);
  });

  it('are available on the next visit', async () => {
    await keepTable(table('a'));
    standOn(shelf);
    expect(tables.getState().kept).toBeNull();
    expect(knownTable(a.id)).toBeUndefined();
    await listTables();
    expect(tables.getState().kept).toMatchObject([{ id: a.id, name: 'table a', rows: 2, columns: 2 }]);
    expect(await loadTable(a.id)).toEqual(table('a'));
    expect(knownTable(a.id)).toEqual(table('a'));
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
    await deleteTable(a.id);
    standOn(shelf);
    await listTables();
    expect(names()).toEqual([]);
    expect(await loadTable(a.id)).toBeUndefined();
  });

  it('do not include a table that was never kept', async () => {
    expect(await loadTable('nowhere')).toBeUndefined();
    expect(tables.getState().problem).toBeNull();
  });

  it('last as long as the page if the browser stores nothing, which is reported', async () => {
    standOn(brokenShelf(new Error('blocked')));
    await listTables();
    await keepTable(table('a'));
    expect(names()).toEqual(['table a']);
    expect(await loadTable(a.id)).toEqual(table('a'));
    expect(tables.getState().problem).toMatch(/private window.*until you close this page/);
  });

  it('report a lack of storage', async () => {
    const full = new Error('full');
    full.name = 'QuotaExceededError';
    standOn(brokenShelf(full));
    await keepTable(table('a'));
    expect(knownTable(a.id)).toBeDefined();
    expect(tables.getState().problem).toMatch(/no storage left/);
  });

  it.each([
    {},
    'text',
    null,
    7,
    { ...a, values: [Float64Array.of(1, 2)] },
    { ...a, count: 0 },
    { ...a, name: 'other' },
  ])('are not loaded from a damaged record, which is reported: %j', async (record) => {
    standOn({ ...memoryShelf(), load: async () => record });
    expect(await loadTable(a.id)).toBeUndefined();
    expect(tableOrProblem(a.id)).toEqual({
      message: expect.stringMatching(/stored is damaged: .*Open its file or its images again/),
    });
  });

  it('are listed without invalid entries', async () => {
    await keepTable(a);
    const [entry] = await shelf.list();
    standOn({ ...shelf, list: async () => [{}, 'text', null, { ...(entry as object), rows: 'many' }, entry] });
    await listTables();
    expect(names()).toEqual(['table a']);
  });
});

describe('a browser that does not answer', () => {
  const never = () => new Promise<never>(() => {});
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is waited for less than two seconds, and then reported', async () => {
    standOn({ list: never, load: never, keep: never, remove: never });
    const listed = listTables();
    const loaded = loadTable(a.id);
    await vi.advanceTimersByTimeAsync(1900);
    expect(await loaded).toBeUndefined();
    await listed;
    expect(tables.getState()).toMatchObject({ kept: [], problem: expect.stringMatching(/does not answer/) });
    expect(tableOrProblem(a.id)).toEqual({ message: expect.stringMatching(/does not answer.*Open the file/) });
  });

  it('can still deliver a table late', async () => {
    let answer: (table: OwnTable) => void = () => {};
    standOn({
      ...memoryShelf(),
      load: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const late = vi.fn();
    const loaded = loadTable(a.id, late);
    await vi.advanceTimersByTimeAsync(1900);
    expect(await loaded).toBeUndefined();
    answer(a);
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toHaveBeenCalledOnce();
    expect(tableOrProblem(a.id)).toEqual(a);
  });
});
