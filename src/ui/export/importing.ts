import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type {
  ImportAnswer,
  ImportedFile,
  ImportedModel,
  ImportedWeights,
  ImportTask,
} from '../../export/read-import.ts';
import reader from '../../exporter/reading-worker.ts?worker&url';
import { experiment } from '../../store/experiment.ts';
import { loadTable } from '../../store/tables.ts';
import type { OwnTable } from '../../table/table.ts';
import { askWorker } from '../askWorker.ts';

/** A file that was read. */
export interface FoundFile {
  /** Of the file. */
  readonly name: string;
  readonly file: ImportedWeights | ImportedModel;
}

interface ImportingStore {
  /** The name of the file that is being read; null while none is. */
  readonly reading: string | null;
  /** The last file, if it could be read. */
  readonly found: FoundFile | null;
  /** Why the last file could not be read, in a sentence. */
  readonly problem: string | null;
}

const NOTHING: ImportingStore = { reading: null, found: null, problem: null };

export const importing = createStore<ImportingStore>(() => NOTHING);

export function useImporting(): ImportingStore {
  return useStore(importing);
}

/** Reads a file for an experiment. @throws Error in a sentence for people */
type Read = (task: ImportTask, signal: AbortSignal) => Promise<ImportedFile>;

let current: AbortController | null = null;
/** The file that was chosen last; null if it was forgotten. */
let chosen: File | null = null;

/** Reads a file, and forgets the one before. The experiment does not change. */
export async function bring(file: File, read: Read = readInWorker): Promise<void> {
  current?.abort();
  chosen = file;
  const own = new AbortController();
  current = own;
  const { name } = file;
  importing.setState({ ...NOTHING, reading: name });
  try {
    const found = await readWithTable(file, read, own.signal);
    if (current === own) importing.setState({ ...NOTHING, found: { name, file: found } });
  } catch (error) {
    if (current === own) importing.setState({ ...NOTHING, problem: (error as Error).message });
  }
}

/** Reads the file again, because the experiment that it would change is another one now. */
export function bringAgain(): void {
  if (chosen) void bring(chosen);
}

/** Cancels reading, and forgets what was read. */
export function forget(): void {
  current?.abort();
  current = null;
  chosen = null;
  importing.setState(NOTHING);
}

/** Reads a file; a model whose experiment needs a person's own table is read again with it. */
async function readWithTable(file: File, read: Read, signal: AbortSignal): Promise<FoundFile['file']> {
  const { spec } = experiment.getState();
  const readWith = (table: OwnTable | null) => read({ file, name: file.name, spec, table }, signal);
  const found = await readWith(null);
  if (found.kind !== 'needs table') return found;
  const table = await loadTable(found.id);
  const again = table && (await readWith(table));
  if (again && again.kind !== 'needs table') return again;
  throw new Error(
    'The model was trained on your own table, which this browser does not have. Open the file with the table first.',
  );
}

async function readInWorker(task: ImportTask, signal: AbortSignal): Promise<ImportedFile> {
  const answer = await askWorker<ImportAnswer, ImportAnswer>(reader, {
    task,
    read: (news) => news,
    fail: (problem) => ({ problem }),
    code: 'reads files',
    signal,
  });
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.read;
}
