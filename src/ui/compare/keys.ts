import { letterShortcuts } from '../../store/letters.ts';
import { types } from '../keys.ts';

/** Fields and layers that have these keys for themselves. */
const TYPING =
  'select, textarea, [contenteditable], input, [role="menu"] *, [role="dialog"], [role="dialog"] *, dialog *';
/** What Space presses, and where the arrow keys move. */
const PRESSABLE = 'button, summary, a';
const MOVABLE = '[role="tab"], [role="radio"], [role="slider"]';

/** What the keys of the transport do to all experiments. */
export interface Conducted {
  toggle(): void;
  step(): void;
  reset(): void;
}

/**
 * Lets the keys of the transport conduct all experiments, on the page or in one of its frames, instead of the run there.
 * @returns a function that ends this
 */
export function conductByKeys(page: Window, { toggle, step, reset }: Conducted): () => void {
  function act(event: KeyboardEvent, target: Element | null): (() => void) | null {
    if (event.ctrlKey || event.metaKey || event.altKey || target?.matches(TYPING)) return null;
    if (event.key === ' ') return event.repeat || target?.matches(PRESSABLE) ? null : toggle;
    if (event.key === 'ArrowRight') return target?.matches(MOVABLE) ? null : step;
    return types(event, 'r') && letterShortcuts() && !event.repeat ? reset : null;
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target } = event;
    const command = act(event, target !== null && 'matches' in target ? (target as Element) : null);
    if (command === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    command();
  }

  page.addEventListener('keydown', onKeyDown, true);
  return () => page.removeEventListener('keydown', onKeyDown, true);
}
