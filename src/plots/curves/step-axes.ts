import type { ScaleLinear } from 'd3';
import { formatCompact } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import { ticksOf } from '../core/ticks.ts';

interface Frame {
  readonly left: number;
  readonly right: number;
  /** Height of the canvas; the steps are at its lower edge. */
  readonly height: number;
}

/** A line across the picture, with the text beside it. */
interface Tick {
  readonly at: number;
  readonly text: string;
}

/**
 * Draws lines at the ticks of the vertical axis, and steps along the lower edge unless they would touch the word
 * "steps".
 * @param count approximate number of labelled steps
 */
export function drawStepAxes(
  context: CanvasRenderingContext2D,
  { left, right, height }: Frame,
  x: ScaleLinear<number, number>,
  count: number,
  ticks: readonly Tick[],
  palette: Palette,
): void {
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.fillStyle = palette.ink2;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.beginPath();
  for (const { at, text } of ticks) {
    const line = Math.round(at) + 0.5;
    context.moveTo(left, line);
    context.lineTo(right, line);
    context.fillText(text, left - 8, line);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  const title = 'steps';
  context.fillText(title, right, height - 6);
  const free = right - context.measureText(title).width - 10;
  context.textAlign = 'center';
  for (const tick of ticksOf(x, count)) {
    if (!Number.isInteger(tick)) continue;
    const text = formatCompact(tick);
    if (x(tick) + context.measureText(text).width / 2 < free) context.fillText(text, x(tick), height - 6);
  }
}
