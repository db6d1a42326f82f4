import { type Arrival, isPromising, noArrival, whyNotArrived } from './arrival.ts';

/**
 * Fetches a text file.
 * @param name the name of the file in messages
 * @param size of the file in bytes after decompression, if it is known
 * @param onProgress receives the number of bytes that have arrived and the total, if the size is known
 * @throws Error that explains to a person why it did not arrive
 */
export async function fetchText(
  url: string | URL,
  name: string,
  size: number | null = null,
  onProgress: (loaded: number, total: number) => void = () => {},
): Promise<string> {
  const wanted = { name, magic: '', size };
  const arrival = noArrival();
  let reason = '';
  try {
    const response = await fetch(url);
    arrival.status = response.status;
    arrival.type = response.headers.get('Content-Type');
    if (isPromising(arrival)) {
      const text = await read(response, arrival, () => {
        if (size !== null) onProgress(arrival.loaded, Math.max(size, arrival.loaded));
      });
      if (whyNotArrived(wanted, arrival, '') === null) return text;
    }
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new Error(
    whyNotArrived(wanted, arrival, reason) ??
      `${name} could not be loaded: the connection broke. Try again. (${reason})`,
  );
}

/** Reads a response to the end, and updates what is known about it after every piece. */
async function read({ body }: Response, arrival: Arrival, onPiece: () => void): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    arrival.head = text.slice(0, 16);
    arrival.loaded += value.length;
    onPiece();
  }
  return text + decoder.decode();
}
