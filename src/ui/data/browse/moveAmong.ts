import type { KeyboardEvent } from 'react';

/**
 * Moves the focus with the arrow keys between the buttons of a grid that match a selector: left and right to the
 * previous and the next one, up and down to the nearest one in the next row.
 */
export function moveAmong(selector: string, event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const from = buttons.indexOf(document.activeElement as HTMLElement);
  const boxes = buttons.map((button) => button.getBoundingClientRect());
  const to = from < 0 ? undefined : TO[event.key]?.(boxes, from);
  if (to === undefined) return;
  event.preventDefault();
  // → is also a shortcut of the page.
  event.stopPropagation();
  buttons[to]?.focus();
}

/** The position of an element on the screen. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

const TO: Readonly<Record<string, (boxes: readonly Box[], from: number) => number>> = {
  ArrowRight: (boxes, from) => Math.min(boxes.length - 1, from + 1),
  ArrowLeft: (_, from) => Math.max(0, from - 1),
  ArrowDown: (boxes, from) => inNextRow(boxes, from, 1),
  ArrowUp: (boxes, from) => inNextRow(boxes, from, -1),
  Home: () => 0,
  End: (boxes) => boxes.length - 1,
};

/** The index of the box in the next row down (1) or up (−1) whose left edge is nearest; the same index at the end. */
export function inNextRow(boxes: readonly Box[], from: number, direction: 1 | -1): number {
  const start = boxes[from] as Box;
  const beyond = boxes.filter((box) => (direction === 1 ? box.top >= start.bottom : box.bottom <= start.top));
  if (beyond.length === 0) return from;
  const tops = beyond.map(({ top }) => top);
  const row = direction === 1 ? Math.min(...tops) : Math.max(...tops);
  const nearest = beyond
    .filter(({ top }) => top === row)
    .reduce((best, box) => (Math.abs(box.left - start.left) < Math.abs(best.left - start.left) ? box : best));
  return boxes.indexOf(nearest);
}
