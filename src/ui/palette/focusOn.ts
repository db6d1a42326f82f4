/** What a person types into or moves. */
const CONTROL = 'input, select, [role="slider"]';
/** A part of the page that takes longer would take the focus away from what a person has turned to, in milliseconds. */
const LONGEST_WAIT = 10_000;

let stopWaiting = () => {};

/**
 * Takes the focus to a part of the page: to the control of a field, or to the part itself. Where the part is still on its
 * way it waits, until a person does something else.
 */
export function focusOn(selector: string): void {
  stopWaiting();
  if (focusNow(selector)) return;
  const observer = new MutationObserver(() => focusNow(selector) && stopWaiting());
  const ended = new AbortController();
  const timer = setTimeout(() => stopWaiting(), LONGEST_WAIT);
  stopWaiting = () => {
    observer.disconnect();
    ended.abort();
    clearTimeout(timer);
  };
  for (const gesture of ['keydown', 'pointerdown']) {
    window.addEventListener(gesture, () => stopWaiting(), { capture: true, signal: ended.signal });
  }
  observer.observe(document.body, { childList: true, subtree: true });
}

function focusNow(selector: string): boolean {
  const part = document.querySelector<HTMLElement>(selector);
  if (!part) return false;
  const target = (part.matches('[data-field]') && part.querySelector<HTMLElement>(CONTROL)) || part;
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus();
  return true;
}
