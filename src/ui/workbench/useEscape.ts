import { useEffect } from 'react';
import { enlarge } from '../../store/arrangement.ts';

/** Makes Escape show all panels again, unless something above the page handles it. */
export function useEscape(enlarged: boolean): void {
  useEffect(() => {
    if (!enlarged) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(ABOVE)) return;
      event.preventDefault();
      enlarge(null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enlarged]);
}

/** A popover is in the page even while it is closed. */
const ABOVE = 'dialog[open], [role="dialog"]:not([popover]), [role="menu"], :popover-open';
