import { formatCount } from '../../math/format.ts';
import { rem } from '../core/design-pixels.ts';
import { show } from '../core/live.ts';
import { type Reading, writeEpoch } from './reading.ts';

const GAP = 10;
/** Width of the box in design pixels, fixed so that its layout is never read. */
const WIDTH = 160;
/** Maximum distance that the box may extend beyond the plot. */
const OUT = 14;

/**
 * Writes values beside the cursor without rendering React: a line for the step, then a name and a number for each
 * value.
 */
export function showReading(
  element: HTMLElement | null,
  reading: { readonly x: number; readonly of: Reading } | null,
  width: number,
  write: (value: number) => string,
): void {
  show(element, reading !== null);
  if (!element || !reading) return;
  const { step, epoch, values } = reading.of;
  const texts = [
    `step ${formatCount(step)}${epoch === null ? '' : ` · epoch ${writeEpoch(epoch)}`}`,
    ...values.flatMap(({ name, value }) => [name, write(value)]),
  ];
  while (element.children.length > texts.length) element.lastElementChild?.remove();
  texts.forEach((text, index) => {
    const place = element.children[index] ?? element.appendChild(document.createElement('span'));
    if (place.textContent !== text) place.textContent = text;
  });
  const left = reading.x > width / 2 ? Math.max(-OUT, reading.x - GAP - WIDTH) : reading.x + GAP;
  element.style.width = rem(WIDTH);
  element.style.left = rem(Math.round(Math.min(left, width + OUT - WIDTH)));
}
