import type { Palette } from '../core/color.ts';
import type { Curve } from './draw-curve.ts';
import type { LossAxes } from './loss-axes.ts';

/** The border of the area between two curves, as [step, value]: along the upper one and back along the lower one. */
export function spreadOutline(low: Curve, high: Curve): readonly (readonly [step: number, value: number])[] {
  const along = ({ step, values, smoothed, smoothPlaces }: Curve) =>
    smoothPlaces.map((place) => [step[place] as number, (smoothed ?? values)[place] as number] as const);
  return [...along(high), ...along(low).reverse()];
}

/** Shades the area between two curves. */
export function drawSpread(
  context: CanvasRenderingContext2D,
  { x, y }: LossAxes,
  low: Curve,
  high: Curve,
  { accent }: Palette,
): void {
  context.beginPath();
  for (const [step, value] of spreadOutline(low, high)) context.lineTo(x(step), y.map(value));
  context.fillStyle = accent;
  context.globalAlpha = 0.22;
  context.fill();
  context.globalAlpha = 1;
}
