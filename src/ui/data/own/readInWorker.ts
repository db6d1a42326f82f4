import type { Reading } from '../../../table/draft.ts';
import { LIMITS, tooLarge } from '../../../table/limits.ts';
import type { ReadOptions } from '../../../table/options.ts';
import { startWorker } from '../../startWorker.ts';
import reader from './reading.worker.ts?worker&url';

/** What the worker is given. */
export interface ReadingTask {
  readonly input: Blob | string;
  readonly name: string;
  readonly options: ReadOptions;
}

/** What the worker says: the share that is done, and in the end what was read. */
export type ReadingNews = { readonly share: number } | { readonly reading: Reading };

/**
 * Reads a table beside the page, in a worker of its own that ends with the reading.
 *
 * @param input a file, or text that was pasted
 * @param name what the table is called, such as the name of the file; its ending is dropped
 * @param options what a person says about the file
 * @param onProgress hears what share is done, 0 … 1, now and then
 * @param signal ends the reading
 * @returns what was read, or the problem with it: too large a file and a worker that fails are problems, too. Rejects
 *   with the signal's reason alone.
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
        // One that is not loaded fails without a word.
        fail(
          event.message
            ? `Reading broke off (${event.message}). Try a smaller file, or reload the page.`
            : 'The code that reads tables could not be loaded. Check the connection and try again.',
        );
      };
      worker.onmessageerror = () => fail('What was read did not arrive. Try a smaller file, or reload the page.');
      worker.postMessage({ input, name, options } satisfies ReadingTask);
    });
  } finally {
    worker.terminate();
    signal?.removeEventListener('abort', stop);
  }
}
