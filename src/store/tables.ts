import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { OwnTable } from '../table/table.ts';
import { browserShelf, type KeptTable, type Shelf } from './shelf.ts';

export interface TablesStore {
  /** The latest first; null until the browser has been asked. */
  readonly kept: readonly KeptTable[] | null;
  /** Why tables do not outlast the page, in a sentence; null while they do. */
  readonly problem: string | null;
}

const NONE: TablesStore = { kept: null, problem: null };

/** The tables that a person brought, of this visit and of earlier ones. */
export const tables = createStore<TablesStore>(() => NONE);

export function useTables<T>(select: (store: TablesStore) => T): T {
  return useStore(tables, select);
}

let shelf = browserShelf();
/** Those that are in memory, by id. */
const known = new Map<string, OwnTable>();
let listing: Promise<void> | null = null;

/** Keeps tables somewhere else, and forgets those that were known. */
export function standOn(other: Shelf): void {
  shelf = other;
  known.clear();
  listing = null;
  tables.setState(NONE);
}

/** Asks the browser once which tables it has; they are in `kept` then. */
export function listTables(): Promise<void> {
  listing ??= list();
  return listing;
}

/** A table that is in memory. */
export function knownTable(id: string): OwnTable | undefined {
  return known.get(id);
}

/** A table of this visit or of an earlier one; undefined where this browser has none of that id. */
export async function loadTable(id: string): Promise<OwnTable | undefined> {
  const table = known.get(id) ?? (await attempt(() => shelf.load(id)));
  if (table) known.set(id, table);
  return table;
}

/** Keeps a table; where the browser keeps nothing, it is there until the page is closed, and `problem` says so. */
export async function keepTable(table: OwnTable): Promise<void> {
  const { id, name, count, columns } = table;
  known.set(id, table);
  const entry: KeptTable = { id, name, rows: count, columns: columns.length, date: Date.now() };
  tables.setState(({ kept }) => ({ kept: [entry, ...without(kept, id)] }));
  await attempt(async () => {
    await shelf.keep(table, entry);
    tables.setState({ problem: null });
  });
}

/** Forgets a table for good. An experiment that uses it goes on with it. */
export async function deleteTable(id: string): Promise<void> {
  known.delete(id);
  tables.setState(({ kept }) => ({ kept: without(kept, id) }));
  await attempt(() => shelf.remove(id));
}

async function list(): Promise<void> {
  const listed = await attempt(() => shelf.list());
  const kept = tables.getState().kept ?? [];
  const earlier = (listed ?? []).filter(({ id }) => !kept.some((entry) => entry.id === id));
  tables.setState({ kept: [...kept, ...earlier].toSorted((a, b) => b.date - a.date) });
}

function without(kept: TablesStore['kept'], id: string): readonly KeptTable[] {
  return (kept ?? []).filter((entry) => entry.id !== id);
}

/** What the shelf answers; undefined, with the reason in `problem`, where it cannot. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    tables.setState({ problem: inWords(error) });
    return undefined;
  }
}

function inWords(error: unknown): string {
  const full = error instanceof Error && error.name === 'QuotaExceededError';
  const why = full ? 'has no room left' : 'keeps no data for this page, as in a private window';
  const way = full
    ? 'Delete tables that you no longer need, or save the new one as CSV.'
    : 'Save it as CSV to have it again.';
  return `This browser ${why}: a table that you bring is here until the page is closed. ${way}`;
}
