import type { Arrival } from '../table/arrival.ts';

/** Milliseconds between two reports. */
const REPORT = 50;

/** A file that is being downloaded. */
interface Download {
  /** The response, which has not been read yet. */
  readonly response: Response;
  /** Resolves when no more bytes arrive, whether the file is complete or not. */
  readonly ended: Promise<void>;
}

/**
 * Fetches a file and reports the progress. The caller gets the unread response, because a browser keeps compiled code
 * only if it compiles directly from a response. The bytes are counted on a copy.
 * @param arrival is updated continuously
 * @param size of the file in bytes after decompression, which a server need not state
 * @param onProgress receives the number of bytes that have arrived and the total
 * @throws TypeError if there is no response
 */
export async function download(
  url: string,
  arrival: Arrival,
  size: number,
  onProgress: (loaded: number, total: number) => void,
): Promise<Download> {
  const response = await fetch(url, { credentials: 'same-origin' });
  arrival.status = response.status;
  arrival.type = response.headers.get('Content-Type');
  // Whoever reads the response also notices that the connection broke.
  const ended = count(response.clone(), arrival, size, onProgress).catch(() => {});
  return { response, ended };
}

async function count(
  { body }: Response,
  arrival: Arrival,
  size: number,
  onProgress: (loaded: number, total: number) => void,
): Promise<void> {
  if (!body) return;
  let reported = 0;
  onProgress(0, size);
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (arrival.loaded === 0) arrival.head = String.fromCharCode(...value.subarray(0, 16));
    arrival.loaded += value.length;
    const now = performance.now();
    if (now - reported < REPORT) continue;
    reported = now;
    onProgress(arrival.loaded, Math.max(size, arrival.loaded));
  }
  onProgress(arrival.loaded, arrival.loaded);
}
