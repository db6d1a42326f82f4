import { labelRange, targetRange } from '../core/heatmap.ts';
import type { PlotView } from '../core/types.ts';

/** The meaning of output values. Pure. */

/** With one feature and one number as the output, a curve is more informative than stripes. */
export function drawsCurve(view: PlotView): boolean {
  return view.grid.labels.length === 1 && view.answer !== 'class' && view.answer !== 'input';
}

/** The value range of the output: that of the targets, or from one class to the other, or that of the inputs. */
export function outputRange(view: PlotView): readonly [number, number] {
  const { answer, boundary, points } = view;
  if (answer === 'class') return [0, 1];
  if (answer === 'input') return labelRange(points.features);
  return answer === 'number' ? targetRange(view) : [2 * boundary - 1, 1];
}

/** The target value of a label: two classes are at the ends of the range. */
export function targetOf({ answer, boundary }: PlotView, label: number): number {
  return answer === 'side' && label === 0 ? 2 * boundary - 1 : label;
}

/** Margin at both ends of an axis of targets, as a share of their range. */
export const RIM = 0.06;

/** A range with a margin at both ends. */
export function padded([low, high]: readonly [number, number]): [number, number] {
  const rim = (high - low) * RIM;
  return [low - rim, high + rim];
}

/** The number of ticks that fit an axis of this length. */
export function tickCount(pixels: number): number {
  return Math.max(2, Math.min(6, Math.round(pixels / 60)));
}
