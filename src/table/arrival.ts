/** What is known about a file that was requested. It is updated while the file arrives. */
export interface Arrival {
  /** The HTTP status; null while there is no response. */
  status: number | null;
  /** The content type that the server states; null if it states none. */
  type: string | null;
  /** The first bytes, as Latin-1 text. */
  head: string;
  /** The number of bytes that have arrived, after decompression. */
  loaded: number;
}

/** The file that is requested. */
export interface Wanted {
  /** The name of the file as the beginning of a sentence. */
  readonly name: string;
  /** Its first bytes; empty if they are not known. */
  readonly magic: string;
  /** Its size in bytes, after decompression; null if it is not known. */
  readonly size: number | null;
}

/** The state before anything has arrived. */
export function noArrival(): Arrival {
  return { status: null, type: null, head: '', loaded: 0 };
}

/** Whether the server's response can be the file, judged before its body is read. */
export function isPromising({ status, type }: Arrival): boolean {
  return status !== null && status >= 200 && status < 300 && !/^text\/html/i.test(type ?? '');
}

/**
 * Explains to a person why a file did not arrive and what to do about it.
 * @param reason the browser's message, for the end of the sentence
 * @returns null if all of it arrived, or if nothing is known to be wrong with it
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
