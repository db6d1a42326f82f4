import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { experiment } from '../../../../src/store/experiment.ts';
import type { Shelf } from '../../../../src/store/shelf.ts';
import { standOn } from '../../../../src/store/tables.ts';
import { ownTable } from '../../../../src/table/own.ts';
import { takeTable } from '../../../../src/ui/data/own/takeTable.ts';

const table = ownTable({
  name: 'a table',
  target: 'y',
  columns: [
    { id: 'x', label: 'x', levels: null },
    { id: 'y', label: 'y', levels: null },
  ],
  count: 2,
  values: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
});

/** A database that answers a request to keep a table when the test says so. */
function slowShelf() {
  let answer = () => {};
  const shelf: Shelf = {
    list: async () => [],
    load: async () => undefined,
    keep: () => new Promise((resolve) => (answer = resolve)),
    remove: async () => undefined,
  };
  return { shelf, answer: () => answer() };
}

const used = () => experiment.getState().spec.table?.id;

describe('taking a table', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('changes the experiment, and with it the address, only after the browser has kept the table', async () => {
    const { shelf, answer } = slowShelf();
    standOn(shelf);
    const taken = takeTable(table);
    await vi.advanceTimersByTimeAsync(500);
    expect(used()).toBeUndefined();
    answer();
    await taken;
    expect(used()).toBe(table.id);
  });

  it('does not wait longer than a second for a database that is slow', async () => {
    standOn(slowShelf().shelf);
    const another = ownTable({ ...table, name: 'another table' });
    const taken = takeTable(another);
    await vi.advanceTimersByTimeAsync(1000);
    await taken;
    expect(used()).toBe(another.id);
  });
});
