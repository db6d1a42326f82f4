import { isPromising, noArrival, whyNotArrived } from './arrival.ts';

/**
 * Fetches a text file.
 * @param name the name of the file in messages
 * @throws Error that explains to a person why it did not arrive
 */
export async function fetchText(url: string | URL, name: string): Promise<string> {
  const wanted = { name, magic: '', size: null };
  const arrival = noArrival();
  let reason = '';
  try {
    const response = await fetch(url);
    arrival.status = response.status;
    arrival.type = response.headers.get('Content-Type');
    if (isPromising(arrival)) {
      const text = await response.text();
      arrival.head = text.slice(0, 16);
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
