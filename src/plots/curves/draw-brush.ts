import type { Palette } from '../core/color.ts';
import type { Cursor } from './cursor.ts';
import type { LossAxes } from './loss-axes.ts';

/** Shades the range marked by a drag. */
export function drawBrush(
  context: CanvasRenderingContext2D,
  { left, right, top, bottom }: LossAxes,
  { pointer, dragFrom }: Cursor,
  palette: Palette,
) {
  if (!pointer || dragFrom === null) return;
  const [from, to] = [dragFrom, pointer.x].map((x) => Math.min(right, Math.max(left, x))) as [number, number];
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.14;
  context.fillRect(Math.min(from, to), top, Math.abs(to - from), bottom - top);
  context.globalAlpha = 1;
}
