type How = 'pushState' | 'replaceState';

/** The part of a browser's history that is needed to write the address. */
export type History = Pick<globalThis.History, How>;

/** The wait before a refused address is tried again; it doubles each time. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Writes an address that a browser may temporarily refuse: Safari allows 100 within a period, some frames allow none.
 * After a refusal it tries again, with the address that is wanted at that time.
 * @param wanted the address to write; null if the current one is right
 */
export function historyWriter(page: { readonly history: History }, wanted: () => string | null) {
  /** How the address still has to be written; null if nothing is pending. */
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
      // A pending entry remains an entry, whatever comes after it.
      outstanding = outstanding === 'pushState' ? outstanding : how;
      attempt();
    },
    /** Immediately tries a refused address again. */
    retry(): void {
      if (outstanding !== null) attempt();
    },
    stop(): void {
      clearTimeout(timer);
      outstanding = null;
    },
  };
}

/** @returns whether the browser accepted the address, if necessary without an entry */
function put(history: History, how: How, address: string): boolean {
  for (const way of new Set<How>([how, 'replaceState'])) {
    try {
      history[way](null, '', address);
      return true;
    } catch {
      // Tried the other way, or later.
    }
  }
  return false;
}
