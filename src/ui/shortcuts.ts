import { tinykeys } from 'tinykeys';
import { isStuck, run } from '../store/run.ts';
import type { Engine } from './engine.ts';

/** Fields in which a letter is a letter. */
const TYPING =
  'select, textarea, [contenteditable], dialog[open] *, input:not([type="range"], [type="radio"], [type="checkbox"])';
/** Things that Space presses. */
const PRESSABLE = 'button, summary, a';
/** Things in which an arrow key moves. */
const MOVABLE = 'input, [role="tab"], [role="radio"]';

const helpers = new Set<() => void>();

/** Calls `open` when a person asks for help with "?". */
export function onHelp(open: () => void): () => void {
  helpers.add(open);
  return () => helpers.delete(open);
}

/**
 * Space, →, R and ? for the whole page. Space on a button that was reached by keyboard presses it, as it does everywhere;
 * on a button that was clicked with a pointer it is the shortcut.
 * @returns a function that ends them
 */
export function startShortcuts(engine: Engine): () => void {
  let clicked: Element | null = null;
  let swallow = false;

  const handle =
    (act: () => void, except = '') =>
    (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.repeat && event.key !== 'ArrowRight') return;
      if (target.matches(TYPING) || (except && target !== clicked && target.matches(except))) return;
      event.preventDefault();
      swallow = event.key === ' ';
      act();
    };
  const help = handle(() => {
    for (const open of helpers) open();
  });
  const toggle = () => {
    const { status } = run.getState().state;
    if (status === 'running') engine.pause();
    else if (!isStuck(status)) engine.play();
  };
  const onPointerDown = (event: Event) => {
    clicked = event.target instanceof Element ? event.target.closest(PRESSABLE) : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') clicked = null;
  };
  // Some browsers press a button when Space comes up, whatever became of its going down.
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && swallow) event.preventDefault();
    swallow = false;
  };

  window.addEventListener('pointerdown', onPointerDown, true);
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('keyup', onKeyUp, true);
  const unbind = tinykeys(window, {
    Space: handle(toggle, PRESSABLE),
    ArrowRight: handle(() => isStuck(run.getState().state.status) || engine.step(1), MOVABLE),
    r: handle(engine.reset),
    '?': help,
    'Shift+?': help,
  });
  return () => {
    unbind();
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('keyup', onKeyUp, true);
  };
}
