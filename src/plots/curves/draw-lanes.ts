import { scaleLinear } from 'd3';
import { formatShort } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import { placesWithin } from '../core/nearest.ts';
import type { CurveHistory } from '../core/types.ts';
import type { LossAxes } from './loss-axes.ts';
import { lossScale } from './loss-scale.ts';
import { thin } from './thin.ts';
import type { StepRange } from './zoom.ts';

/** A small curve under the others. */
export interface Lane {
  /** The name of its series in the history. */
  readonly series: string;
  readonly label: string;
  readonly axis: 'linear' | 'log';
}

export const LANE_HEIGHT = 32;

const MOST_POINTS = 400;
const PAD = { top: 5, bottom: 4 };

/** Draws lanes under the curves, along the same steps, with their numbers at `place` or at the end. */
export function drawLanes(
  context: CanvasRenderingContext2D,
  top: number,
  lanes: readonly Lane[],
  history: CurveHistory,
  axes: LossAxes,
  range: StepRange,
  place: number | null,
  palette: Palette,
): void {
  const [first, end] = placesWithin(history.step, range);
  lanes.forEach(({ series, label, axis }, index) => {
    const values = history.values[series] ?? [];
    const places = thin(values, MOST_POINTS, first, end);
    const [high, low] = [top + index * LANE_HEIGHT, top + (index + 1) * LANE_HEIGHT];
    const y = laneScale(places, values, axis, low - PAD.bottom, high + PAD.top);
    const number = values[place ?? places[places.length - 1] ?? -1] ?? Number.NaN;

    context.strokeStyle = palette.hairline;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(axes.left, high + 0.5);
    context.lineTo(axes.right, high + 0.5);
    context.stroke();
    context.fillStyle = palette.ink2;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    context.fillText(label, axes.left - 6, high + 10);
    context.fillText(Number.isNaN(number) ? 'none yet' : formatShort(number), axes.left - 6, high + 23);

    context.save();
    context.beginPath();
    context.rect(axes.left, high, axes.right - axes.left, LANE_HEIGHT);
    context.clip();
    context.beginPath();
    for (const at of places) context.lineTo(axes.x(history.step[at] as number), y(values[at] as number));
    context.strokeStyle = palette.ink2;
    context.lineWidth = 1.2;
    context.stroke();
    context.restore();
  });
}

function laneScale(
  places: readonly number[],
  values: ArrayLike<number>,
  axis: Lane['axis'],
  bottom: number,
  top: number,
): (value: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const place of places) {
    const value = values[place] as number;
    if (value > high) high = value;
    if (value > 0 && value < low) low = value;
  }
  if (axis === 'log' && high > 0) return lossScale('log', low, high, bottom, top).map;
  return scaleLinear([0, high > 0 ? high : 1], [bottom, top]);
}
