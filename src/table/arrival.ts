/** What is known of a file that was asked for. It grows while the file arrives. */
export interface Arrival {
  /** The HTTP status; null while there is no answer. */
  status: number | null;
  /** The content type that the server states; null where it states none. */
  type: string | null;
  /** The first bytes, as Latin-1 text. */
  head: string;
  /** Bytes that have arrived, decompressed. */
  loaded: number;
}

/** What is asked for. */
export interface Wanted {
  /** How a sentence begins that speaks of the file. */
  readonly name: string;
  /** Its first bytes; empty where they are not known. */
  readonly magic: string;
  /** Its size in bytes, decompressed; null where it is not known. */
  readonly size: number | null;
}

/** Nothing has arrived yet. */
export function noArrival(): Arrival {
  return { status: null, type: null, head: '', loaded: 0 };
}

/** Whether the server's answer, of which nothing has been read yet, can be the file. */
export function isPromising({ status, type }: Arrival): boolean {
  return status !== null && status >= 200 && status < 300 && !/^text\/html/i.test(type ?? '');
}

/**
 * Why a file did not arrive, and what to do about it, in words for people.
 * @param reason what the browser says, for the end of the message
 * @returns null where all of it arrived, or where nothing is known to be wrong with it
 */
export function whyNotArrived({ name, magic, size }: Wanted, arrival: Arrival, reason: string): string | null {
  const { status, type, head, loaded } = arrival;
  const say = (cause: string, remedy: string, evidence = `HTTP ${status}, ${type ?? 'no content type'}`) =>
    `${name} could not be loaded: ${cause}. ${remedy} (${evidence})`;

  if (status === null) {
    const remedy = 'Check the connection, and whether an extension or a firewall blocks this site, then try again.';
    return say('there is no connection to the server', remedy, reason);
  }
  if (status === 404 || status === 410) {
    return say('the server does not have it', 'Reload the page: a newer version may have replaced it.');
  }
  if (status < 200 || status >= 300) return say('the server answered with an error', 'Try again later.');
  if (/^text\/html/i.test(type ?? '') || head.trimStart().startsWith('<')) {
    const remedy =
      'If this network asks you to sign in, do that, then try again. If not, the site is not set up correctly.';
    return say('the server sent a web page instead', remedy);
  }
  if (head !== '' && !head.startsWith(magic)) {
    return say('the server sent another file', 'Reload the page: a newer version may have replaced it.');
  }
  if (size !== null && loaded < size) {
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    const cause = `the connection broke after ${megabytes(loaded)} of ${megabytes(size)} MB`;
    return say(cause, 'Try again.', reason);
  }
  return null;
}
