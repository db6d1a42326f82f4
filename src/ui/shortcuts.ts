import { stepExample } from '../store/example.ts';
import { redo, undo } from '../store/experiment.ts';
import { letterShortcuts, useLetterShortcuts } from '../store/letters.ts';
import { togglePresenting } from '../store/page.ts';
import { restrictions } from '../store/restrictions.ts';
import { stepOnce, toggle } from './actions.ts';
import type { Engine } from './engine.ts';
import { listen } from './keys.ts';

/** ⌘ on a Mac, Ctrl elsewhere. */
const MOD = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';

interface Shortcut {
  /** In the syntax of tinykeys. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly meaning: string;
  /** A single character without Ctrl or ⌘, which a person can switch off. */
  readonly letter?: true;
}

/** All shortcuts of the page, which the help and the command palette list. */
export const SHORTCUTS = {
  toggle: { keys: ['Space'], shown: 'Space', meaning: 'Play or pause' },
  step: { keys: ['ArrowRight'], shown: '→', meaning: 'One step of the chosen size' },
  reset: { keys: ['r'], shown: 'R', meaning: 'Reset to step 0', letter: true },
  next: { keys: ['n'], shown: 'N', meaning: 'Next example in view, if the data are images or sequences', letter: true },
  previous: { keys: ['p'], shown: 'P', meaning: 'Previous example in view', letter: true },
  face: { keys: ['g'], shown: 'G', meaning: 'Weights, gradients or updates in the network', letter: true },
  undo: { keys: ['$mod+z'], shown: `${MOD}Z`, meaning: 'Undo the last edit' },
  redo: { keys: ['$mod+Shift+z', 'Control+y'], shown: `${MOD}⇧Z`, meaning: 'Redo the edit' },
  palette: { keys: ['$mod+k'], shown: `${MOD}K`, meaning: 'Find any command' },
  present: { keys: ['Shift+p'], shown: '⇧P', meaning: 'Present to an audience', letter: true },
  help: {
    keys: ['?', 'Shift+?', '؟', 'Shift+؟', '？', 'Shift+？'],
    shown: '?',
    meaning: 'This help',
    letter: true,
  },
} as const satisfies Readonly<Record<string, Shortcut>>;

type ShortcutName = keyof typeof SHORTCUTS;

/** The part of the page whose buttons do the same: without it, the key does nothing. */
const PART: Partial<Record<ShortcutName, string>> = {
  toggle: 'transport',
  step: 'transport',
  reset: 'transport',
  undo: 'undo',
  redo: 'undo',
};

function isHidden(name: ShortcutName): boolean {
  return restrictions.getState().hidden.has(PART[name] ?? '');
}

/** The key of a shortcut; null if it is switched off. */
export function shownKey(name: ShortcutName): string | null {
  return keyOf(name, letterShortcuts());
}

/** A tooltip with the key of its shortcut appended. */
export function useTitleWithKey(title: string, name: ShortcutName): string {
  const key = keyOf(name, useLetterShortcuts());
  return key === null ? title : `${title} (${key})`;
}

function keyOf(name: ShortcutName, letters: boolean): string | null {
  const { shown, letter }: Shortcut = SHORTCUTS[name];
  return letter && !letters ? null : shown;
}

/** Dialogs and panels that a shortcut or a command opens, and the faces of the network. */
type Opens = 'help' | 'palette' | 'share' | 'pad' | 'face';

/** Fields in which letters are typed, and which undo their own edits. */
const TEXT = 'textarea, [contenteditable], input:not([type="range"], [type="radio"], [type="checkbox"])';
/** Layers above the page, which handle their own keys. */
export const ABOVE = 'dialog[open] *, [role="dialog"] *, [role="dialog"], [role="menu"], [role="menu"] *';
/** Elements that react to letters. */
export const TYPING = `select, ${TEXT}, ${ABOVE}`;
/** Elements that Space presses. */
const PRESSABLE = 'button, summary, a, [type="radio"]:not(:checked)';
/** Controls that take neither the focus nor keys while they are disabled. */
const DISABLED = ':is(input, select, textarea, button):disabled';
/** Elements in which the arrow keys move. */
const MOVABLE = 'input, [role="tab"], [role="radio"], [role="slider"]';

type Opener = (about?: string) => void;
const openers: Record<Opens, Set<Opener>> = {
  help: new Set(),
  palette: new Set(),
  share: new Set(),
  pad: new Set(),
  face: new Set(),
};

/** Calls `open` when a person presses its key or `ask` is called. */
export function onAsk(what: Opens, open: Opener): () => void {
  openers[what].add(open);
  return () => openers[what].delete(open);
}

/** Whether anything would open. */
export function canOpen(what: Opens): boolean {
  return openers[what].size > 0;
}

/** @param about the TeX of a term in the glossary for the help to show */
export function ask(what: Opens, about?: string): void {
  for (const open of openers[what]) open(about);
}

/**
 * Starts the shortcuts of the page. Space presses a button that was focused with the keyboard, as usual; on a button
 * that was clicked with a pointer it is the shortcut.
 * @returns a function that stops them
 */
export function startShortcuts(engine: Engine): () => void {
  let clicked: Element | null = null;
  /** The disabled control that was pressed last, which keys are meant for. The browser sends them to the page. */
  let disabled: Element | null = null;
  let swallow = false;

  const handle =
    (act: () => void, { never = TYPING, unlessClicked = '', repeats = false } = {}) =>
    (event: KeyboardEvent) => {
      const target = disabled ?? (event.target instanceof Element ? event.target : document.body);
      if (event.defaultPrevented || (event.repeat && !repeats)) return;
      if (target.matches(never) || (unlessClicked && target !== clicked && target.matches(unlessClicked))) return;
      event.preventDefault();
      swallow = event.key === ' ';
      act();
    };
  const onPointerDown = (event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    clicked = target?.closest(PRESSABLE) ?? null;
    disabled = target?.closest(DISABLED) ?? null;
  };
  // Pressing a disabled control may give the focus to something around it.
  const onFocusIn = ({ target }: Event) => {
    if (!(target instanceof Element && target.contains(disabled))) disabled = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') clicked = disabled = null;
  };
  // Some browsers press a button when Space is released, even if its keydown was handled.
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && swallow) event.preventDefault();
    swallow = false;
  };
  const handlers: Readonly<Record<ShortcutName, (event: KeyboardEvent) => void>> = {
    toggle: handle(() => toggle(engine), { unlessClicked: PRESSABLE }),
    step: handle(() => stepOnce(engine), { unlessClicked: MOVABLE, repeats: true }),
    reset: handle(engine.reset),
    next: handle(() => stepExample(1), { repeats: true }),
    previous: handle(() => stepExample(-1), { repeats: true }),
    face: handle(() => ask('face')),
    undo: handle(undo, { never: `${TEXT}, ${ABOVE}`, repeats: true }),
    redo: handle(redo, { never: `${TEXT}, ${ABOVE}`, repeats: true }),
    palette: handle(() => ask('palette'), { never: ABOVE }),
    present: handle(togglePresenting),
    help: handle(() => ask('help')),
  };

  window.addEventListener('pointerdown', onPointerDown, true);
  window.addEventListener('focusin', onFocusIn, true);
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('keyup', onKeyUp, true);
  const unbind = listen(
    window,
    (Object.keys(SHORTCUTS) as ShortcutName[]).map((name) => ({
      keys: SHORTCUTS[name].keys,
      handle: (event) => shownKey(name) !== null && !isHidden(name) && handlers[name](event),
    })),
  );
  return () => {
    unbind();
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('focusin', onFocusIn, true);
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('keyup', onKeyUp, true);
  };
}
