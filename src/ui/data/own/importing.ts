import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Choices, ColumnKind, Draft } from '../../../table/draft.ts';
import type { ReadOptions } from '../../../table/options.ts';
import type { Problem } from '../../../table/problem.ts';
import { readInWorker } from './readInWorker.ts';

/** Where a table comes from, and what a person says about it. */
interface Source {
  readonly input: Blob | string;
  readonly name: string;
  readonly options: ReadOptions;
}

/** A table that was read, and what a person makes of it. */
export interface ImportedDraft {
  readonly of: Draft;
  readonly choices: Choices;
  /** Whether gaps are to be filled, where rows with gaps would be dropped; null where nobody has said so. */
  readonly fill: boolean | null;
  /** So that it can be read again in another way. */
  readonly source: Source;
}

/** What is being read, and how far it is. */
export interface Reading {
  readonly name: string;
  /** Of the file, or characters of what was pasted. */
  readonly bytes: number;
  /** What share is read, 0 … 1. */
  readonly share: number;
}

export interface ImportingStore {
  readonly reading: Reading | null;
  /** The last table that was read, before it is used, with what a person has decided about it. */
  readonly draft: ImportedDraft | null;
  /** What was wrong with the last attempt. The draft of an earlier one stays. */
  readonly problem: Problem | null;
  /** What was pasted or typed, to be mended where it cannot be read. */
  readonly text: string;
}

export const importing = createStore<ImportingStore>(() => ({ reading: null, draft: null, problem: null, text: '' }));

export function useImporting<T>(select: (store: ImportingStore) => T): T {
  return useStore(importing, select);
}

/** Text that is longer makes a field slow: it is read without being shown. */
const MOST_SHOWN = 200_000;
const PASTED = 'Pasted table';

let current: AbortController | null = null;

/**
 * Reads a table, and ends what was being read. It does not change the experiment, and the draft only if it succeeds.
 * @param name what the table is called, such as the name of the file
 */
export function bring(input: Blob | string, name: string, read: typeof readInWorker = readInWorker): Promise<void> {
  return readSource({ input, name, options: {} }, ({ suggested }) => suggested, read);
}

/** Reads the draft's file again, in another way. What was decided about columns that are still there stays decided. */
export async function readAgain(change: ReadOptions, read: typeof readInWorker = readInWorker): Promise<void> {
  const { draft } = importing.getState();
  if (!draft) return;
  const source = { ...draft.source, options: { ...draft.source.options, ...change } };
  const { of: before, choices } = draft;
  await readSource(source, (now) => carriedOver(before, choices, now), read);
}

/** The choices that a person made where they differ from what was suggested, as far as they can be made again. */
function carriedOver(before: Draft, { name, kinds, target }: Choices, now: Draft): Choices {
  const { suggested } = now;
  const kept = now.columns.map(({ id, kinds: possible }): [string, ColumnKind] => {
    const kind = kinds[id];
    const chosen = kind !== undefined && kind !== before.suggested.kinds[id] && possible.includes(kind);
    return [id, chosen ? kind : (suggested.kinds[id] ?? 'left out')];
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

/** Reads text that a person gave. */
export function paste(text: string, read: typeof readInWorker = readInWorker): Promise<void> {
  importing.setState({ text: text.length > MOST_SHOWN ? '' : text });
  return bring(text, PASTED, read);
}

export function write(text: string): void {
  importing.setState({ text });
}

/** Ends what is being read; what was there before stays. */
export function cancelReading(): void {
  current?.abort();
  endReading();
}

/** What could not be taken, before anything was read. */
export function refuse(message: string): void {
  importing.setState({ problem: { message } });
}

/** Decides something about the draft. */
export function decide(change: Partial<Choices>): void {
  importing.setState(({ draft }) => ({ draft: draft && { ...draft, choices: { ...draft.choices, ...change } } }));
}

/** Decides whether gaps are filled. */
export function fillGaps(fill: boolean): void {
  importing.setState(({ draft }) => ({ draft: draft && { ...draft, fill } }));
}

/** Lets the draft go. */
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
