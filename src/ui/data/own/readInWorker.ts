import type { Reading } from '../../../table/draft.ts';
import { LIMITS, tooLarge } from '../../../table/limits.ts';
import type { ReadOptions } from '../../../table/options.ts';
import { askWorker } from '../../askWorker.ts';
import reader from './reading.worker.ts?worker&url';

/** The message to the worker. */
export interface ReadingTask {
  readonly input: Blob | string;
  readonly name: string;
  readonly options: ReadOptions;
}

/** A message from the worker: the share that has been read, and finally the result. */
export type ReadingNews = { readonly share: number } | { readonly reading: Reading };

/**
 * Reads a table in a worker, which is terminated afterwards.
 *
 * @param input a file, or pasted text
 * @param name the name of the table, such as the name of the file; the file extension is removed
 * @param options the options that a person chose
 * @param onProgress called occasionally with the share that has been read, 0 … 1
 * @param signal cancels reading
 * @returns the table or a problem, such as a file that is too large or a worker that fails. Rejects only with the
 *   signal's reason.
 */
export async function readInWorker(
  input: Blob | string,
  name: string,
  options: ReadOptions = {},
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Reading> {
  signal?.throwIfAborted();
  const size = typeof input === 'string' ? input.length : input.size;
  if (size > LIMITS.bytes) return { ok: false, problem: tooLarge(size) };
  return askWorker<ReadingNews, Reading>(reader, {
    task: { input, name, options } satisfies ReadingTask,
    read(news) {
      if ('reading' in news) return news.reading;
      onProgress?.(news.share);
    },
    fail: (message) => ({ ok: false, problem: { message } }),
    code: 'reads tables',
    signal,
  });
}
