import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Encoding } from '../../../table/options.ts';
import { isProblem, type Problem } from '../../../table/problem.ts';
import type { TextDraft, TextOptions } from '../../../table/text.ts';
import { readTextInWorker } from './readTextInWorker.ts';

interface Source {
  readonly input: Blob | string;
  /** The name of the file; of other texts a name that fits. */
  readonly name: string;
  /** Chosen by a person; undefined if it is detected. */
  readonly encoding?: Encoding;
}

interface TextStore {
  /** The pasted or typed text. */
  readonly text: string;
  readonly options: TextOptions;
  readonly isReading: boolean;
  /** The last text that was read and is not used yet, with the name that a person gave it. */
  readonly draft: { readonly of: TextDraft; readonly source: Source; readonly name: string } | null;
  /** What was wrong with the last attempt. The draft of an earlier one remains. */
  readonly problem: Problem | null;
}

const START: TextStore = {
  text: '',
  options: { unit: 'characters', lowerCase: false },
  isReading: false,
  draft: null,
  problem: null,
};

export const texts = createStore<TextStore>(() => START);

export function useTexts<T>(select: (store: TextStore) => T): T {
  return useStore(texts, select);
}

const PASTED = 'Pasted text';

let current: AbortController | null = null;

/** Reads a file as a text, and cancels an earlier reading. */
export function bringText(file: File): Promise<void> {
  return read({ input: file, name: file.name });
}

/** Reads the pasted or typed text. @param name what it is called */
export function readPasted(name = PASTED): Promise<void> {
  return read({ input: texts.getState().text, name });
}

/** Changes how the text is split into tokens, and reads the draft again. */
export async function setTextOptions(change: Partial<TextOptions>): Promise<void> {
  texts.setState(({ options }) => ({ options: { ...options, ...change } }));
  const { draft } = texts.getState();
  if (draft) await read(draft.source, draft.name);
}

/** Reads the file of the draft again, with another encoding. */
export async function setEncoding(encoding: Encoding): Promise<void> {
  const { draft } = texts.getState();
  if (draft) await read({ ...draft.source, encoding }, draft.name);
}

export function writeText(text: string): void {
  texts.setState({ text });
}

export function nameText(name: string): void {
  texts.setState(({ draft }) => ({ draft: draft && { ...draft, name } }));
}

/** Discards the draft. */
export function endText(): void {
  current?.abort();
  texts.setState(({ options }) => ({ ...START, options }));
}

async function read(source: Source, name = source.name.replace(/\.\w+$/, '')): Promise<void> {
  current?.abort();
  const own = new AbortController();
  current = own;
  texts.setState({ isReading: true, problem: null });
  try {
    const read = await readTextInWorker({ ...source, options: texts.getState().options }, own.signal);
    if (current !== own) return;
    texts.setState({
      isReading: false,
      ...(isProblem(read) ? { problem: read } : { draft: { of: read, source, name } }),
    });
  } catch (error) {
    // The reason of a cancelled reading is not a problem.
    if (!own.signal.aborted) throw error;
  }
}
