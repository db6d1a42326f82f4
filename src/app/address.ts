import { print } from '../spec/index.ts';
import { experiment, forgetEdits, load } from '../store/experiment.ts';

/**
 * Keeps the experiment and the address's fragment the same. An edit is a history entry, a held slider is one edit,
 * and Back, Forward or a hand-edited fragment loads what the address says.
 * @returns a function that lets go of the address
 */
export function syncAddress(): () => void {
  let reading = false;

  function read() {
    const text = fragment();
    // Going back fires both popstate and hashchange.
    if (text === print(experiment.getState().spec)) return;
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
