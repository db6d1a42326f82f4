import type { Arrival } from '../table/arrival.ts';

/** Milliseconds between two reports. */
const REPORT = 50;

/** A file on its way. */
interface Download {
  /** Not read by anybody yet. */
  readonly response: Response;
  /** Resolves when nothing more arrives, whether the file is complete or not. */
  readonly ended: Promise<void>;
}

/**
 * Fetches a file and reports how far it is. The response is left to the caller: a browser keeps the code that it compiles
 * only if it reads a response of its own. The bytes are counted on a copy.
 * @param arrival is kept up to date
 * @param size of the file in bytes, decompressed, which a server need not state
 * @param onProgress is told how many bytes have arrived, of how many
 * @throws TypeError if there is no answer
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
  // Who reads the response hears of a break too.
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
