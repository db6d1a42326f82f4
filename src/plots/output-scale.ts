import { labelRange } from './heatmap.ts';
import type { PlotView } from './types.ts';

/** What the values of an output stand for. Pure. */

/** One feature and one number to say: a curve tells more than stripes. */
export function drawsCurve(view: PlotView): boolean {
  return view.grid.labels.length === 1 && view.task !== 'multiclass';
}

/** What the output spans: the numbers to predict, or from one class to the other. */
export function outputRange({ task, boundary, points }: PlotView): readonly [number, number] {
  if (task === 'multiclass') return [0, 1];
  return task === 'regression' ? labelRange(points.labels) : [2 * boundary - 1, 1];
}

/** What the network should say for a label: two classes stand at the ends of the range. */
export function targetOf({ task, boundary }: PlotView, label: number): number {
  return task === 'binary' && label === 0 ? 2 * boundary - 1 : label;
}

/** Room at both ends of an axis of numbers to predict, as a share of their range. */
export const RIM = 0.06;

/** A range with a rim around it. */
export function padded([low, high]: readonly [number, number]): [number, number] {
  const rim = (high - low) * RIM;
  return [low - rim, high + rim];
}

/** As many ticks as an axis of that length has room for. */
export function tickCount(pixels: number): number {
  return Math.max(2, Math.min(6, Math.round(pixels / 60)));
}
