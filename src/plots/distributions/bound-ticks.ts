import { formatNumber } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';

/** Writes −bound, 0 and bound below an axis, within its ends. */
export function drawBoundTicks(
  context: CanvasRenderingContext2D,
  x: (value: number) => number,
  bound: number,
  baseline: number,
  palette: Palette,
): void {
  context.fillStyle = palette.ink2;
  context.textBaseline = 'alphabetic';
  for (const [tick, align] of [
    [-bound, 'left'],
    [0, 'center'],
    [bound, 'right'],
  ] as const) {
    context.textAlign = align;
    context.fillText(formatNumber(tick), x(tick), baseline);
  }
}
