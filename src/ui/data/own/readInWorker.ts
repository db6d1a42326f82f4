import type { Reading } from '../../../table/draft.ts';
import { LIMITS } from '../../../table/limits.ts';
import { readTable } from '../../../table/read.ts';

/**
 * Reads a table beside the page, in a worker of its own that ends with the reading.
 *
 * @param input a file, or text that was pasted
 * @param name what the table is called, such as the name of the file; its ending is dropped
 * @param onProgress hears what share is done, 0 … 1, now and then
 * @param signal ends the reading
 * @returns what was read, or the problem with it: too large a file and a worker that fails are problems, too. Rejects
 *   with the signal's reason alone.
 */
export async function readInWorker(
  input: Blob | string,
  name: string,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Reading> {
  signal?.throwIfAborted();
  const bytes = typeof input === 'string' ? input.length : input.size;
  return readTable(bytes > LIMITS.bytes ? '' : await new Response(input).text(), name, onProgress);
}
