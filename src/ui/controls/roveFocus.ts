import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Moves the focus with the arrow keys among the buttons of a toolbar, which has a single tab stop. */
export function roveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = STEPS[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (by === undefined || from < 0) return;
  const to = buttons[Math.min(buttons.length - 1, Math.max(0, from + by))];
  event.preventDefault();
  // → is also a shortcut of the page.
  event.stopPropagation();
  for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
  to?.focus();
}
