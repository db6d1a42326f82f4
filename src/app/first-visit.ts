/** Whether the address names no experiment, so that the page starts with the default one. */
export function opensDefault({ hash, search }: Pick<Location, 'hash' | 'search'>): boolean {
  return hash.length <= 1 && search === '';
}

/** Whether the address names a lesson, which chooses the experiment. */
export function opensLesson({ hash }: Pick<Location, 'hash'>): boolean {
  return /[#&]lesson=/.test(hash);
}

/** Whether this browser has stored the files of the page, so that none of them has to wait for another. */
export function isStored(): boolean {
  try {
    return navigator.serviceWorker.controller !== null;
  } catch {
    // Insecure pages and sandboxed frames have no service workers.
    return false;
  }
}
