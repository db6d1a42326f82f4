/** Draws a time series with its predictions. */
import { extent, line, scaleLinear } from 'd3';
import { formatNumber } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Place } from '../core/design-pixels.ts';
import type { Size } from '../core/size.ts';
import { niceScale, ticksOf } from '../core/ticks.ts';

/** Values one after the other; NaN where there is none. */
export interface ForecastSeries {
  readonly actual: ArrayLike<number>;
  readonly ahead: ArrayLike<number>;
  /** null if predictions are not fed back. */
  readonly free: ArrayLike<number> | null;
  /** The index of the first value that is predicted from predictions. */
  readonly start: number;
}

const MARGIN = { top: 36, right: 12, bottom: 22, left: 50 };
/** How far predictions may leave the range of the series before they are cut off. */
const BEYOND = 0.4;

/** The dashes of the three curves, in the legend as well. */
export const FORECAST_DASHES = { actual: '', ahead: '2 3', free: '7 3' } as const;

export function drawForecast(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { actual, ahead, free, start }: ForecastSeries,
  palette: Palette,
  pointer: Place | null,
): void {
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const x = scaleLinear([0, Math.max(1, actual.length - 1)], [left, right]);
  const y = niceScale(rangeOf(actual, [ahead, free ?? []]), [bottom, top], 4);
  drawAxes(context, { left, right, top, bottom, height }, x, y, palette);

  context.save();
  context.beginPath();
  context.rect(left, top - 2, right - left, bottom - top + 4);
  context.clip();
  context.lineJoin = 'round';
  const trace = (values: ArrayLike<number>, color: string, dashes: string, thickness: number) => {
    context.beginPath();
    line<number>((_, index) => x(index), y)
      .defined(Number.isFinite)
      .context(context)(Array.from(values));
    context.setLineDash(dashes === '' ? [] : dashes.split(' ').map(Number));
    context.strokeStyle = color;
    context.lineWidth = thickness;
    context.stroke();
    context.setLineDash([]);
  };
  trace(actual, palette.ink, FORECAST_DASHES.actual, 1.3);
  trace(ahead, palette.accent, FORECAST_DASHES.ahead, 2);
  if (free) {
    // The last actual value connects the curves.
    const connected = Array.from(free, (value, index) => (index === start - 1 ? (actual[index] as number) : value));
    trace(connected, palette.negative, FORECAST_DASHES.free, 2);
    verticalAt(context, x(start - 1), top, bottom, palette.ink3, [3, 3]);
  }
  context.restore();
  if (!pointer || pointer.x < left - 6 || pointer.x > right + 6) return;
  const index = Math.max(0, Math.min(actual.length - 1, Math.round(x.invert(pointer.x))));
  verticalAt(context, x(index), top, bottom, palette.ink3, []);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.ink;
  context.fillText(readingOf({ actual, ahead, free, start }, index), left, 28, right - left);
}

/** The values at an index in words. */
function readingOf({ actual, ahead, free }: ForecastSeries, index: number): string {
  const parts = [
    { name: 'actual', value: actual[index] },
    { name: 'one step ahead', value: ahead[index] },
    { name: 'free-running', value: free?.[index] },
  ].flatMap(({ name, value }) =>
    value === undefined || Number.isNaN(value) ? [] : `${name} ${formatNumber(value, { fixed: true })}`,
  );
  return `value ${index + 1}: ${parts.join(' · ')}`;
}

function rangeOf(actual: ArrayLike<number>, others: readonly ArrayLike<number>[]): [number, number] {
  const [low = 0, high = 1] = extent(Array.from(actual).filter(Number.isFinite));
  const room = BEYOND * (high - low || 1);
  const bounded = others.flatMap((values) =>
    Array.from(values)
      .filter(Number.isFinite)
      .map((value) => Math.max(low - room, Math.min(high + room, value))),
  );
  const [least = low, most = high] = extent(bounded);
  return [Math.min(low, least), Math.max(high, most)];
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

type Scale = ReturnType<typeof niceScale>;

function drawAxes(
  context: CanvasRenderingContext2D,
  { left, right, height }: Edges,
  x: Scale,
  y: Scale,
  { hairline, ink2 }: Palette,
): void {
  context.strokeStyle = hairline;
  context.lineWidth = 1;
  context.fillStyle = ink2;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.beginPath();
  for (const tick of ticksOf(y, 4)) {
    const at = Math.round(y(tick)) + 0.5;
    context.moveTo(left, at);
    context.lineTo(right, at);
    context.fillText(formatNumber(tick), left - 8, at);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const tick of ticksOf(x, Math.max(2, Math.floor((right - left) / 80)))) {
    if (Number.isInteger(tick) && tick > 0) context.fillText(String(tick), x(tick - 1), height - 6);
  }
}

function verticalAt(
  context: CanvasRenderingContext2D,
  at: number,
  top: number,
  bottom: number,
  color: string,
  dashes: readonly number[],
): void {
  context.beginPath();
  context.moveTo(Math.round(at) + 0.5, top);
  context.lineTo(Math.round(at) + 0.5, bottom);
  context.setLineDash([...dashes]);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([]);
}
