import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { keptTable } from '../table/kept.ts';
import { isProblem, type Problem } from '../table/problem.ts';
import type { OwnTable } from '../table/table.ts';
import { ANSWER_MS, answerOf, LARGE_MS, Silent } from './answer.ts';
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
/** Why a table that was asked for cannot be had, by its id. */
const failures = new Map<string, Problem>();
let listing: Promise<void> | null = null;

/** Keeps tables somewhere else, and forgets those that were known. */
export function standOn(other: Shelf): void {
  shelf = other;
  known.clear();
  failures.clear();
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

/** A table that is in memory, or why the browser, when it was asked, could not give it; undefined where it has none. */
export function tableOrProblem(id: string): OwnTable | Problem | undefined {
  return known.get(id) ?? failures.get(id);
}

/**
 * A table of this visit or of an earlier one; undefined where this browser has none of that id, or none that is intact,
 * or does not answer in time. `tableOrProblem` says which.
 * @param onLate is told of a table that comes after that time
 */
export async function loadTable(id: string, onLate?: () => void): Promise<OwnTable | undefined> {
  const table = known.get(id);
  if (table) return table;
  failures.delete(id);
  let late = false;
  const reading = shelf.load(id).then((record) => {
    if (record === undefined) return;
    const found = keptTable(record, id);
    if (isProblem(found)) {
      failures.set(id, found);
      return;
    }
    failures.delete(id);
    known.set(id, found);
    if (late) onLate?.();
  });
  const problem = await problemOf(reading, ANSWER_MS);
  late = true;
  if (problem !== null && !failures.has(id))
    failures.set(id, { message: `${problem} Open the file of the data again.` });
  return known.get(id);
}

/** Keeps a table; where the browser stores nothing, it is kept until the page closes, and `problem` says so. */
export async function keepTable(table: OwnTable): Promise<void> {
  const { id, name, count, columns } = table;
  known.set(id, table);
  const entry: KeptTable = { id, name, rows: count, columns: columns.length, date: Date.now() };
  tables.setState(({ kept }) => ({ kept: [entry, ...without(kept, id)] }));
  tell(await problemOf(shelf.keep(table, entry), LARGE_MS));
}

/** Forgets a table for good. An experiment that uses it goes on with it. */
export async function deleteTable(id: string): Promise<void> {
  known.delete(id);
  tables.setState(({ kept }) => ({ kept: without(kept, id) }));
  const problem = await problemOf(shelf.remove(id), LARGE_MS);
  if (problem !== null) tell(problem);
}

async function list(): Promise<void> {
  let listed: readonly KeptTable[] = [];
  const reading = shelf.list().then((entries) => {
    listed = entries.filter(isEntry);
  });
  const problem = await problemOf(reading, ANSWER_MS);
  if (problem !== null) tell(problem);
  const kept = tables.getState().kept ?? [];
  const earlier = listed.filter(({ id }) => !kept.some((entry) => entry.id === id));
  tables.setState({ kept: [...kept, ...earlier].toSorted((a, b) => b.date - a.date) });
}

function isEntry(entry: unknown): entry is KeptTable {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, name, rows, columns, date } = entry as Partial<Record<keyof KeptTable, unknown>>;
  return typeof id === 'string' && typeof name === 'string' && [rows, columns, date].every(Number.isFinite);
}

function without(kept: TablesStore['kept'], id: string): readonly KeptTable[] {
  return (kept ?? []).filter((entry) => entry.id !== id);
}

/** Why the browser did not do something, in a sentence; null if it did. */
async function problemOf(answer: Promise<void>, within: number): Promise<string | null> {
  try {
    await answerOf(answer, within);
    return null;
  } catch (error) {
    return inWords(error);
  }
}

function tell(problem: string | null): void {
  tables.setState({ problem: problem === null ? null : `${problem} ${LASTS}` });
}

const LASTS = 'A table that you open is kept until you close this page. Save it as CSV to use it again.';

function inWords(error: unknown): string {
  if (error instanceof Silent) return "This browser's database does not answer.";
  if (!(error instanceof Error) || error.name !== 'QuotaExceededError') {
    return 'This browser stores no data for this page, as in a private window.';
  }
  return 'This browser has no storage left. Delete tables that you no longer need.';
}
