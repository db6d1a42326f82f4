import { useEffect } from 'react';

/** Closes something, and returns whether it was in sight. */
type Close = () => boolean;

/** Everything that Escape can close, the latest last. */
const closers: Close[] = [];

/** Elements that handle Escape themselves. A popover is in the page even while it is closed. */
const ABOVE = 'dialog[open], [role="dialog"]:not([popover]), [role="menu"], :popover-open';

function onKeyDown(event: KeyboardEvent) {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(ABOVE)) return;
  if (closers.toReversed().some((close) => close())) event.preventDefault();
}

/**
 * Lets Escape close what was opened last, unless something above the page handles the key.
 * @param close has to stay the same function from render to render
 */
export function useEscape(open: boolean, close: Close): void {
  useEffect(() => {
    if (!open) return;
    if (closers.push(close) === 1) window.addEventListener('keydown', onKeyDown);
    return () => {
      closers.splice(closers.indexOf(close), 1);
      if (closers.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [open, close]);
}
