import { keptTableOf, print } from '../spec/index.ts';
import { experiment, forgetEdits, load } from '../store/experiment.ts';
import { knownTable, loadTable } from '../store/tables.ts';

/**
 * Keeps the experiment and the address's fragment the same. An edit is a history entry, a held slider is one edit,
 * and Back, Forward or a hand-edited fragment loads what the address says.
 * @returns a function that lets go of the address
 */
export function syncAddress(): () => void {
  let reading = false;
  /** Tables that the browser was asked for: what it does not have it is not asked for again. */
  const asked = new Set([missingTable()]);

  function read() {
    const text = fragment();
    // Going back fires both popstate and hashchange.
    if (text === print(experiment.getState().spec)) return;
    const missing = missingTable();
    if (missing !== null && !asked.has(missing)) {
      asked.add(missing);
      void loadTable(missing).then(read);
      return;
    }
    reading = true;
    load(text);
    reading = false;
    if (text) write('replaceState');
  }

  function write(how: 'pushState' | 'replaceState') {
    const text = print(experiment.getState().spec);
    if (text !== fragment()) window.history[how](null, '', `#${text}`);
  }

  const stop = experiment.subscribe((now, before) => {
    if (reading) return;
    if (now.spec !== before.spec && !before.dragging) write('pushState');
    else if (before.dragging && !now.dragging) write('replaceState');
  });
  window.addEventListener('popstate', read);
  window.addEventListener('hashchange', read);
  if (fragment()) read();
  forgetEdits();
  return () => {
    stop();
    window.removeEventListener('popstate', read);
    window.removeEventListener('hashchange', read);
  };
}

/** Gets the table that the address names from where the browser keeps it, so that `syncAddress` finds it. */
export async function fetchTable(): Promise<void> {
  const missing = missingTable();
  if (missing !== null) await loadTable(missing);
}

/** The table that the address names and that is not in memory. */
function missingTable(): string | null {
  const id = keptTableOf(fragment());
  return id === null || knownTable(id) ? null : id;
}

/** The link of the experiment on the screen. */
export function link(): string {
  return `${window.location.href.split('#')[0]}#${print(experiment.getState().spec)}`;
}

/** As it stands in the address, except that browsers escape some letters. */
function fragment(): string {
  const raw = window.location.hash.slice(1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
