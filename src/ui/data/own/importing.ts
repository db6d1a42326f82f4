import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Choices, ColumnKind, Draft } from '../../../table/draft.ts';
import type { ReadOptions } from '../../../table/options.ts';
import type { Problem } from '../../../table/problem.ts';
import { readInWorker } from './readInWorker.ts';

/** The source of a table and the options chosen for reading it. */
interface Source {
  readonly input: Blob | string;
  readonly name: string;
  readonly options: ReadOptions;
}

/** A table that was read, and the choices for it. */
export interface ImportedDraft {
  readonly of: Draft;
  readonly choices: Choices;
  /** Whether to fill missing values instead of dropping their rows; null until a person has decided. */
  readonly fill: boolean | null;
  /** Kept for reading it again with other options. */
  readonly source: Source;
}

/** The progress of reading. */
export interface Reading {
  readonly name: string;
  /** The size of the file, or the number of pasted characters. */
  readonly bytes: number;
  /** The share that has been read, 0 … 1. */
  readonly share: number;
}

export interface ImportingStore {
  readonly reading: Reading | null;
  /** The last table that was read and is not used yet, with the choices for it. */
  readonly draft: ImportedDraft | null;
  /** The problem with the last attempt. The draft of an earlier one remains. */
  readonly problem: Problem | null;
  /** The pasted or typed text, which a person can correct if it cannot be read. */
  readonly text: string;
}

export const importing = createStore<ImportingStore>(() => ({ reading: null, draft: null, problem: null, text: '' }));

export function useImporting<T>(select: (store: ImportingStore) => T): T {
  return useStore(importing, select);
}

/** Longer text makes a field slow, so it is read without being shown. */
const MOST_SHOWN = 200_000;
const PASTED = 'Pasted table';

let current: AbortController | null = null;

/**
 * Reads a table and cancels an earlier reading. It does not change the experiment; it replaces the draft if it
 * succeeds.
 * @param name the name of the table, such as the name of the file
 */
export function bring(input: Blob | string, name: string, read: typeof readInWorker = readInWorker): Promise<void> {
  return readSource({ input, name, options: {} }, ({ suggested }) => suggested, read);
}

/** Reads the draft's file again with other options. Choices for columns that still exist are kept. */
export async function readAgain(change: ReadOptions, read: typeof readInWorker = readInWorker): Promise<void> {
  const { draft } = importing.getState();
  if (!draft) return;
  const source = { ...draft.source, options: { ...draft.source.options, ...change } };
  const { of: before, choices } = draft;
  await readSource(source, (now) => carriedOver(before, choices, now), read);
}

/** The choices that differ from the suggested ones, as far as the new draft allows them. */
function carriedOver(before: Draft, { name, kinds, target }: Choices, now: Draft): Choices {
  const { suggested } = now;
  const kept = now.columns.map(({ id, kinds: possible }): [string, ColumnKind] => {
    const kind = kinds[id];
    const chosen = kind !== undefined && kind !== before.suggested.kinds[id] && possible.includes(kind);
    return [id, chosen ? kind : (suggested.kinds[id] ?? 'ignored')];
  });
  const stays = target !== before.suggested.target && now.columns.some(({ id }) => id === target);
  return { name, kinds: Object.fromEntries(kept), target: stays ? target : suggested.target };
}

async function readSource(source: Source, choose: (draft: Draft) => Choices, read: typeof readInWorker): Promise<void> {
  current?.abort();
  const own = new AbortController();
  current = own;
  const { input, name, options } = source;
  const bytes = typeof input === 'string' ? input.length : input.size;
  importing.setState({ reading: { name, bytes, share: 0 }, problem: null });
  const onProgress = (share: number) => {
    if (current === own) importing.setState({ reading: { name, bytes, share } });
  };
  try {
    const result = await read(input, name, options, onProgress, own.signal);
    if (current !== own) return;
    if (result.ok) {
      const { draft } = result;
      importing.setState({ draft: { of: draft, choices: choose(draft), fill: null, source } });
    } else importing.setState({ problem: result.problem });
  } catch (error) {
    if (own.signal.aborted) return;
    importing.setState({ problem: { message: `${name} could not be read: ${inWords(error)}` } });
  }
  if (current === own) endReading();
}

/** Reads pasted or typed text. */
export function paste(text: string, read: typeof readInWorker = readInWorker): Promise<void> {
  importing.setState({ text: text.length > MOST_SHOWN ? '' : text });
  return bring(text, PASTED, read);
}

export function write(text: string): void {
  importing.setState({ text });
}

/** Cancels reading; the earlier draft remains. */
export function cancelReading(): void {
  current?.abort();
  endReading();
}

/** Reports a problem found before reading. */
export function refuse(message: string): void {
  importing.setState({ problem: { message } });
}

/** Changes the choices for the draft. */
export function decide(change: Partial<Choices>): void {
  importing.setState(({ draft }) => ({ draft: draft && { ...draft, choices: { ...draft.choices, ...change } } }));
}

/** Chooses whether missing values are filled. */
export function fillMissing(fill: boolean): void {
  importing.setState(({ draft }) => ({ draft: draft && { ...draft, fill } }));
}

/** Discards the draft. */
export function endImport(): void {
  importing.setState({ draft: null, problem: null, text: '' });
}

function endReading(): void {
  current = null;
  importing.setState({ reading: null });
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
