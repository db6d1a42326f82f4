import { withPagePairs } from '../../experiment/page/pairs.ts';

/** The parts of an embedded page that a comparison shows, and those that it shows to edit its experiment. */
const PICTURE = new Map([
  ['embed', 'network,output'],
  ['hide', 'curves,metrics'],
]);
const EVERYTHING = new Map([['embed', 'setup,status,network,output,inspector,undo']]);

/** The address of the page that shows an experiment as one of those that are compared. */
export function sideAddress(text: string, edits: boolean): string {
  const [address = ''] = window.location.href.split('#');
  // Browsers do not open a page inside itself, whatever is behind the "#".
  const page = address.includes('?') ? `${address}&side` : `${address}?side`;
  return `${page}#${withPagePairs(text, edits ? EVERYTHING : PICTURE)}`;
}

/** Keys that conduct all experiments, also while the focus is in one of them. */
const CONDUCTING = [' ', 'ArrowRight', 'r', 'R'];
const OWN_KEYS =
  'input, select, textarea, button, summary, a, [contenteditable], [role="slider"], [role="radio"], [role="tab"], [role="menu"] *, [role="dialog"] *, dialog *';

/** Passes the keys of the transport from a frame to the page around it. */
export function passKeys(frame: Window): void {
  frame.addEventListener(
    'keydown',
    (event) => {
      const target = event.target as Partial<Element> | null;
      const isOwn = target?.matches?.(OWN_KEYS) ?? false;
      if (!CONDUCTING.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || isOwn) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { key, code, repeat } = event;
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, repeat, bubbles: true, cancelable: true }));
    },
    true,
  );
}
