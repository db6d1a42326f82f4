import { placesWithin } from '../core/nearest.ts';
import type { LossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import { smooth } from './smooth.ts';
import { thin } from './thin.ts';
import type { StepRange } from './zoom.ts';

/**
 * A curve to draw: its values, the smoothed values that are drawn thick, and the indices of both that become points.
 */
export interface Curve {
  readonly step: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly smoothed: ArrayLike<number> | null;
  readonly places: readonly number[];
  readonly smoothPlaces: readonly number[];
}

const MOST_POINTS = 600;

/** The part of a curve between two steps, with a weight for smoothing. */
export function curveOf(
  step: ArrayLike<number>,
  values: ArrayLike<number>,
  smoothing: number,
  range: StepRange,
): Curve {
  const [first, end] = placesWithin(step, range);
  const places = thin(values, MOST_POINTS, first, end);
  const smoothed = smoothing > 0 ? smooth(values, smoothing) : null;
  return { step, values, smoothed, places, smoothPlaces: smoothed ? thin(smoothed, MOST_POINTS, first, end) : places };
}

/**
 * The lowest and the highest value of all curves, and of the goals; null if there is no value.
 * @param goals values that the axis has to reach as soon as there are curves
 */
export function extentOf(
  curves: readonly Curve[],
  kind: LossScaleKind,
  goals: readonly number[] = [],
): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { places, values } of curves) {
    for (const place of places) {
      const value = values[place] as number;
      if (value > high) high = value;
      if (value < low && (kind !== 'log' || value > 0)) low = value;
    }
  }
  if (high === Number.NEGATIVE_INFINITY) return null;
  return [Math.min(low === Number.POSITIVE_INFINITY ? high : low, ...goals), Math.max(high, ...goals)];
}

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** Draws a curve; a smoothed one on top of its original. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  axes: LossAxes,
  curve: Curve,
  { color, width, dash }: Stroke,
) {
  context.strokeStyle = color;
  if (curve.smoothed) {
    context.globalAlpha = 0.4;
    context.lineWidth = 0.8;
    trace(context, axes, curve.step, curve.values, curve.places);
    context.stroke();
    context.globalAlpha = 1;
  }
  context.lineWidth = width;
  context.setLineDash(dash as number[]);
  trace(context, axes, curve.step, curve.smoothed ?? curve.values, curve.smoothPlaces);
  context.stroke();
  context.setLineDash([]);
  const [only] = curve.places;
  if (only === undefined || curve.places.length > 1) return;
  // A line through a single point is invisible.
  dot(context, axes, curve.step[only] as number, curve.values[only] as number, color);
}

function trace(
  context: CanvasRenderingContext2D,
  { x, y }: LossAxes,
  step: ArrayLike<number>,
  values: ArrayLike<number>,
  places: readonly number[],
) {
  context.beginPath();
  // The first of them starts the path.
  for (const place of places) context.lineTo(x(step[place] as number), y.map(values[place] as number));
}

export function dot(context: CanvasRenderingContext2D, { x, y }: LossAxes, step: number, value: number, color: string) {
  context.beginPath();
  context.arc(x(step), y.map(value), 2.5, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}
