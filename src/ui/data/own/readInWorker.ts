import type { Reading } from '../../../table/draft.ts';
import { LIMITS, tooLarge } from '../../../table/limits.ts';
import type { ReadOptions } from '../../../table/options.ts';
import { startWorker } from '../../startWorker.ts';
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

  const worker = startWorker(reader);
  let stop = () => {};
  try {
    return await new Promise<Reading>((resolve, reject) => {
      const fail = (message: string) => resolve({ ok: false, problem: { message } });
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      worker.onmessage = ({ data }: MessageEvent<ReadingNews>) => {
        if ('share' in data) onProgress?.(data.share);
        else resolve(data.reading);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        // A worker that could not be loaded fails without a message.
        fail(
          event.message
            ? `Reading failed (${event.message}). Try a smaller file, or reload the page.`
            : 'The code that reads tables could not be loaded. Check the connection and try again.',
        );
      };
      worker.onmessageerror = () => fail('The result did not arrive. Try a smaller file, or reload the page.');
      worker.postMessage({ input, name, options } satisfies ReadingTask);
    });
  } finally {
    worker.terminate();
    signal?.removeEventListener('abort', stop);
  }
}
