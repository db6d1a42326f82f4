import { tinykeys } from 'tinykeys';
import { redo, undo } from '../store/experiment.ts';
import { stepOnce, toggle } from './actions.ts';
import type { Engine } from './engine.ts';

/** ⌘ on a Mac, Ctrl elsewhere. */
const MOD = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';

interface Shortcut {
  /** As tinykeys writes them. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly meaning: string;
}

/** Every shortcut of the page. The help and the command palette list them from here. */
export const SHORTCUTS = {
  toggle: { keys: ['Space'], shown: 'Space', meaning: 'Play or pause' },
  step: { keys: ['ArrowRight'], shown: '→', meaning: 'One step of the chosen size' },
  reset: { keys: ['r'], shown: 'R', meaning: 'Reset to step 0' },
  undo: { keys: ['$mod+z'], shown: `${MOD}Z`, meaning: 'Undo the last edit' },
  redo: { keys: ['$mod+Shift+z', 'Control+y'], shown: `${MOD}⇧Z`, meaning: 'Redo the edit' },
  palette: { keys: ['$mod+k'], shown: `${MOD}K`, meaning: 'Find any command' },
  help: { keys: ['?', 'Shift+?'], shown: '?', meaning: 'This help' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Things of the page that a shortcut opens. */
type Opens = 'help' | 'palette';

/** Fields in which a letter is a letter, and which undo their own edits. */
const TEXT = 'textarea, [contenteditable], input:not([type="range"], [type="radio"], [type="checkbox"])';
/** Things that stand above the page and have keys of their own. */
const ABOVE = 'dialog[open] *, [role="dialog"] *, [role="dialog"], [role="menu"], [role="menu"] *';
/** Things that answer to letters. */
const TYPING = `select, ${TEXT}, ${ABOVE}`;
/** Things that Space presses. */
const PRESSABLE = 'button, summary, a';
/** Things in which an arrow key moves. */
const MOVABLE = 'input, [role="tab"], [role="radio"], [role="slider"]';

type Opener = (about?: string) => void;
const openers: Record<Opens, Set<Opener>> = { help: new Set(), palette: new Set() };

/** Calls `open` when a person asks for it by a key or by `ask`. */
export function onAsk(what: Opens, open: Opener): () => void {
  openers[what].add(open);
  return () => openers[what].delete(open);
}

/** @param about the term of the glossary that the help is to show, by its TeX */
export function ask(what: Opens, about?: string): void {
  for (const open of openers[what]) open(about);
}

/**
 * The shortcuts for the whole page. Space on a button that was reached by keyboard presses it, as it does everywhere;
 * on a button that was clicked with a pointer it is the shortcut.
 * @returns a function that ends them
 */
export function startShortcuts(engine: Engine): () => void {
  let clicked: Element | null = null;
  let swallow = false;

  const handle =
    (act: () => void, { never = TYPING, unlessClicked = '' } = {}) =>
    (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || (event.repeat && !/ArrowRight|[zy]/i.test(event.key))) return;
      if (target.matches(never) || (unlessClicked && target !== clicked && target.matches(unlessClicked))) return;
      event.preventDefault();
      swallow = event.key === ' ';
      act();
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
  const handlers: Readonly<Record<keyof typeof SHORTCUTS, (event: KeyboardEvent) => void>> = {
    toggle: handle(() => toggle(engine), { unlessClicked: PRESSABLE }),
    step: handle(() => stepOnce(engine), { unlessClicked: MOVABLE }),
    reset: handle(engine.reset),
    undo: handle(undo, { never: `${TEXT}, ${ABOVE}` }),
    redo: handle(redo, { never: `${TEXT}, ${ABOVE}` }),
    palette: handle(() => ask('palette'), { never: ABOVE }),
    help: handle(() => ask('help')),
  };

  window.addEventListener('pointerdown', onPointerDown, true);
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('keyup', onKeyUp, true);
  const unbind = tinykeys(
    window,
    Object.fromEntries(
      Object.entries(SHORTCUTS).flatMap(([name, { keys }]) =>
        keys.map((key) => [key, handlers[name as keyof typeof SHORTCUTS]]),
      ),
    ),
  );
  return () => {
    unbind();
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('keyup', onKeyUp, true);
  };
}
