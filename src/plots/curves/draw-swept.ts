import { scaleLinear, scaleLog } from 'd3';
import { formatNumber } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import type { LossAxes } from './loss-axes.ts';

/** The number that differs between runs. */
export interface SweptNumber {
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** One value for each run. */
  readonly values: readonly number[];
}

const GAP = 14;
const CROSS = 3;
const DOT = 2.6;

/** Draws the axis of the swept number. Returns the position of each run on it. */
export function placeDots(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  aside: number,
  { label, scale: kind, values }: SweptNumber,
  { y, right: edge, top, bottom }: LossAxes,
  palette: Palette,
): number[] {
  const [left, right] = [width - aside + GAP, width - 2 * CROSS - 4];
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const scale = (kind === 'log' && from > 0 ? scaleLog() : scaleLinear()).domain([from, to]).range([left, right]);
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of y.ticks) {
    const at = Math.round(y.map(tick)) + 0.5;
    context.moveTo(Math.max(edge, left - 6), at);
    context.lineTo(right + 6, at);
  }
  context.moveTo(left - 6.5, top);
  context.lineTo(left - 6.5, bottom);
  context.stroke();
  context.fillStyle = palette.ink2;
  const [first, last] = [formatNumber(from, { digits: 2 }), formatNumber(to, { digits: 2 })];
  const [start, end] = [left - 6, width];
  context.textAlign = 'left';
  context.fillText(first, start, height - 6);
  context.textAlign = 'right';
  context.fillText(last, end, height - 6);
  const free = [start + context.measureText(first).width, end - context.measureText(last).width] as const;
  context.textAlign = 'center';
  if (context.measureText(label).width + 12 < free[1] - free[0]) {
    context.fillText(label, (free[0] + free[1]) / 2, height - 6);
  }
  return values.map((value) => (from === to ? (left + right) / 2 : scale(value)));
}

/** Draws the current losses; a diverged run is a cross at the top. */
export function drawDots(
  context: CanvasRenderingContext2D,
  places: readonly number[],
  { y, top }: LossAxes,
  now: ArrayLike<number>,
  picked: number | null,
  palette: Palette,
) {
  context.beginPath();
  places.forEach((x, run) => {
    const loss = now[run] as number;
    if (!Number.isFinite(loss)) return;
    context.moveTo(x + DOT, Math.max(top, y.map(loss)));
    context.arc(x, Math.max(top, y.map(loss)), DOT, 0, 2 * Math.PI);
  });
  context.fillStyle = palette.accent;
  context.fill();
  context.beginPath();
  places.forEach((x, run) => {
    if (!Number.isFinite(now[run])) cross(context, x, top);
  });
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1.4;
  context.stroke();
  if (picked === null) return;
  const loss = now[picked] as number;
  context.beginPath();
  context.arc(places[picked] as number, Number.isFinite(loss) ? Math.max(top, y.map(loss)) : top, 5, 0, 2 * Math.PI);
  context.strokeStyle = palette.negative;
  context.lineWidth = 2;
  context.stroke();
}

/** Adds a cross, the mark of a diverged run, to a path. */
export function cross(context: CanvasRenderingContext2D, x: number, y: number) {
  context.moveTo(x - CROSS, y - CROSS);
  context.lineTo(x + CROSS, y + CROSS);
  context.moveTo(x - CROSS, y + CROSS);
  context.lineTo(x + CROSS, y - CROSS);
}
