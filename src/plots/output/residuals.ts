import type { Palette } from '../core/color.ts';
import type { PlotView } from '../core/types.ts';
import { drawsCurve, outputRange, RIM } from './output-scale.ts';

/** A residual as large as the whole range of the labels is drawn as this share of the picture's height. */
const LONGEST = 0.5;

/** Prediction − target of each example. Pure. */
export function residualsOf(labels: ArrayLike<number>, predictions: ArrayLike<number>): Float32Array {
  return Float32Array.from(labels, (label, point) => (predictions[point] as number) - label);
}

/**
 * The length of each residual in pixels, upwards from its point; negative if downwards. With one feature, the line ends
 * at the curve. Pure.
 */
export function residualReach(view: PlotView, residuals: Float32Array, height: number): Float32Array {
  const [low, high] = outputRange(view);
  const scale = drawsCurve(view) ? height / (1 + 2 * RIM) : height * LONGEST;
  return residuals.map((residual) => {
    const reach = (residual / (high - low)) * scale;
    return Math.min(height, Math.max(-height, reach));
  });
}

/** Draws a line from each point: up and blue if the prediction is too large, down and orange if it is too small. */
export function drawResiduals(
  context: CanvasRenderingContext2D,
  view: PlotView,
  places: Float32Array,
  predictions: ArrayLike<number>,
  height: number,
  palette: Palette,
) {
  const reach = residualReach(view, residualsOf(view.points.labels, predictions), height);
  context.lineCap = 'round';
  for (const [sign, color] of [
    [1, palette.positive],
    [-1, palette.negative],
  ] as const) {
    context.beginPath();
    reach.forEach((up, point) => {
      const [x, y] = [places[point * 2] as number, places[point * 2 + 1] as number];
      if (!(up * sign > 0 && Number.isFinite(x + y))) return;
      context.moveTo(x, y);
      context.lineTo(x, y - up);
    });
    // Keeps the line visible on its own colour.
    context.strokeStyle = palette.surface;
    context.lineWidth = 3.4;
    context.stroke();
    context.strokeStyle = color;
    context.lineWidth = 1.8;
    context.stroke();
  }
}
