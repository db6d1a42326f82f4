type How = 'pushState' | 'replaceState';

/** What of a browser's history is needed to write the address. */
export type History = Pick<globalThis.History, How>;

/** How long to wait before a refused address is tried again; each time twice as long. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Writes an address that a browser may refuse for a while: Safari allows 100 a time, some frames allow none. A refused
 * one is tried again, and then it is the address that is wanted by then.
 * @param wanted the address as it should be; null while it is so already
 */
export function historyWriter(page: { readonly history: History }, wanted: () => string | null) {
  /** How the address is still to be written; null where nothing is outstanding. */
  let outstanding: How | null = null;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function attempt() {
    clearTimeout(timer);
    const address = wanted();
    if (address === null || outstanding === null || put(page.history, outstanding, address)) {
      outstanding = null;
      wait = FIRST_WAIT_MS;
      return;
    }
    timer = setTimeout(attempt, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }

  return {
    write(how: How): void {
      // An entry that is outstanding stays one, whatever comes after it.
      outstanding = outstanding === 'pushState' ? outstanding : how;
      attempt();
    },
    /** Tries again at once what was refused. */
    retry(): void {
      if (outstanding !== null) attempt();
    },
    stop(): void {
      clearTimeout(timer);
      outstanding = null;
    },
  };
}

/** @returns whether the browser took the address, if need be without an entry */
function put(history: History, how: How, address: string): boolean {
  for (const way of new Set<How>([how, 'replaceState'])) {
    try {
      history[way](null, '', address);
      return true;
    } catch {
      // The other way, or later.
    }
  }
  return false;
}
