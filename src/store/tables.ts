import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { bytesOf } from '../table/bytes.ts';
import { fewImages } from '../table/few-images.ts';
import { imageColumn, isSize, pixelCount } from '../table/pixels.ts';
import { isProblem, type Problem } from '../table/problem.ts';
import type { OwnTable } from '../table/table.ts';
import { ANSWER_MS, answerOf, LARGE_MS, Silent } from './answer.ts';
import { browserShelf, type KeptTable, type Shelf } from './shelf.ts';

export interface TablesStore {
  /** The latest first; null until the browser has been asked. */
  readonly kept: readonly KeptTable[] | null;
  /** A sentence on why tables do not outlast the page; null while they do. */
  readonly problem: string | null;
}

const NONE: TablesStore = { kept: null, problem: null };

/** A person's own tables, of this visit and of earlier ones. */
export const tables = createStore<TablesStore>(() => NONE);

export function useTables<T>(select: (store: TablesStore) => T): T {
  return useStore(tables, select);
}

let shelf = browserShelf();
/** The tables in memory, by id. */
const known = new Map<string, OwnTable>();
/** Why a requested table is not available, by its id. */
const failures = new Map<string, Problem>();
let listing: Promise<void> | null = null;

/** Uses other storage for tables, and forgets the known ones. */
export function standOn(other: Shelf): void {
  shelf = other;
  known.clear();
  failures.clear();
  listing = null;
  tables.setState(NONE);
}

/** Asks the browser once which tables it has; afterwards they are in `kept`. */
export function listTables(): Promise<void> {
  listing ??= list();
  return listing;
}

/** A table in memory. */
export function knownTable(id: string): OwnTable | undefined {
  return known.get(id);
}

/** A table in memory, or the reason why the browser could not load it; undefined if it does not have it. */
export function tableOrProblem(id: string): OwnTable | Problem | undefined {
  return known.get(id) ?? failures.get(id);
}

/**
 * A table of this visit or of an earlier one; undefined if this browser has no intact table with that id or does not
 * answer in time. `tableOrProblem` says which.
 * @param onLate called when the table arrives after that time
 */
export async function loadTable(id: string, onLate?: () => void): Promise<OwnTable | undefined> {
  const table = known.get(id);
  if (table) return table;
  failures.delete(id);
  let late = false;
  // Loads while the database searches.
  const checking = import('../table/kept.ts');
  const reading = shelf.load(id).then(async (record) => {
    if (record === undefined) return;
    const { keptTable } = await checking;
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

/** Keeps a table. If the browser stores nothing, it is kept until the page closes, and `problem` says so. */
export async function keepTable(table: OwnTable): Promise<void> {
  known.set(table.id, table);
  const entry = entryOf(table, Date.now());
  const { id } = entry;
  tables.setState(({ kept }) => ({ kept: [entry, ...without(kept, id)] }));
  tell(await problemOf(shelf.keep(table, entry), LARGE_MS));
}

/** The summary of a table. @param date the time when it is stored, in milliseconds since 1970 */
export function entryOf(table: OwnTable, date: number): KeptTable {
  const { id, name, count, columns } = table;
  const entry = { id, name, rows: count, columns: columns.length, date };
  const image = imageColumn(columns)?.image;
  const pixels = image && bytesOf(fewImages(table));
  return pixels ? { ...entry, images: { ...image, pixels } } : entry;
}

/** Deletes a table permanently. An experiment that uses it keeps it. */
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
  const { id, name, rows, columns, date, images } = entry as Partial<Record<keyof KeptTable, unknown>>;
  const named = typeof id === 'string' && typeof name === 'string';
  return named && [rows, columns, date].every(Number.isFinite) && (images === undefined || areImages(images));
}

function areImages(images: unknown): boolean {
  if (!isSize(images)) return false;
  const { pixels } = images as { readonly pixels?: unknown };
  return pixels instanceof Uint8Array && pixels.length > 0 && pixels.length % pixelCount(images) === 0;
}

function without(kept: TablesStore['kept'], id: string): readonly KeptTable[] {
  return (kept ?? []).filter((entry) => entry.id !== id);
}

/** Sets the problem: a sentence on why the browser did not do something; null if it did. */
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
