/** Elements that a person types into or moves. */
const CONTROL = 'input, select, [role="slider"]';
/** The number of milliseconds after which a person no longer expects the focus to move. */
const LONGEST = 10_000;
/** Events of a person who goes somewhere else. */
const GESTURES = ['keydown', 'pointerdown', 'wheel'];

let leave = () => {};

/**
 * Moves the focus to a part of the page: to the control of a field, or to the part itself. It waits for a part that is
 * not there yet, and keeps it in view if content above it appears later, until a person does something else.
 */
export function focusOn(selector: string): void {
  leave();
  const grown = new ResizeObserver(() => document.activeElement?.scrollIntoView({ block: 'nearest' }));
  const arrived = new MutationObserver(go);
  const ended = new AbortController();
  const timer = setTimeout(() => leave(), LONGEST);
  leave = () => {
    grown.disconnect();
    arrived.disconnect();
    ended.abort();
    clearTimeout(timer);
  };
  for (const gesture of GESTURES) {
    window.addEventListener(gesture, () => leave(), { capture: true, passive: true, signal: ended.signal });
  }
  arrived.observe(document.body, { childList: true, subtree: true });
  go();

  function go() {
    const part = document.querySelector<HTMLElement>(selector);
    if (!part) return;
    arrived.disconnect();
    focus((part.matches('[data-field]') && part.querySelector<HTMLElement>(CONTROL)) || part);
    if (part.parentElement) grown.observe(part.parentElement);
  }
}

function focus(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
}
