import { letterShortcuts } from '../../store/letters.ts';
import { listen } from '../keys.ts';
import { ABOVE, TYPING } from '../shortcuts.ts';
import { moveOn } from './moveOn.ts';
import { SPOTLIGHTS, spotlight } from './spotlights.ts';

/** What only Present itself can do. */
export interface PresenterActions {
  readonly blank: () => void;
  readonly laser: () => void;
  readonly fullScreen: () => void;
}

interface PresenterKey {
  readonly shown: string;
  readonly meaning: string;
  /** A single character, which a person can switch off. */
  readonly letter?: true;
}

/** The keys of a presentation, which the help lists while it lasts. */
export const PRESENTER_KEYS: readonly PresenterKey[] = [
  { shown: 'Page ↓ ↑', meaning: 'Next or previous panel, or stage of One step; the buttons of a clicker' },
  { shown: '1 – 5, 0', meaning: 'Data, network, output, curves, inspector; everything', letter: true },
  { shown: 'L', meaning: 'Laser pointer', letter: true },
  { shown: 'B or .', meaning: 'Blank screen', letter: true },
  { shown: 'F', meaning: 'Full screen', letter: true },
  { shown: 'Esc', meaning: 'End the presentation' },
];

/** Layers and fields that scroll or move with Page Down. A slider or a closed menu leaves it to the presentation. */
const SCROLLS = `textarea, [contenteditable], ${ABOVE}`;

/** Listens to the keys of a presentation. @returns a function that stops */
export function startPresenterKeys({ blank, laser, fullScreen }: PresenterActions): () => void {
  const byLetter = (act: () => void) => (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || !letterShortcuts() || isIn(event, TYPING)) return;
    event.preventDefault();
    act();
  };
  const unlisten = listen(window, [
    { keys: ['b', '.', 'Shift+.'], handle: byLetter(blank) },
    { keys: ['l'], handle: byLetter(laser) },
    { keys: ['f'], handle: byLetter(fullScreen) },
    ...SPOTLIGHTS.map(({ id }, digit) => ({
      keys: [`Digit${digit}`, `Numpad${digit}`],
      handle: byLetter(() => spotlight(id)),
    })),
  ]);
  // Before the control that was used last, so that a clicker does not change its value.
  const onKeyDown = (event: KeyboardEvent) => {
    const by = PAGES[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey || isIn(event, SCROLLS)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) moveOn(by);
  };
  window.addEventListener('keydown', onKeyDown, true);
  return () => {
    unlisten();
    window.removeEventListener('keydown', onKeyDown, true);
  };
}

const PAGES: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

function isIn({ target }: Event, selector: string): boolean {
  return target instanceof Element && target.matches(selector);
}
