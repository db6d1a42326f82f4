import { firstMap, fits } from '../core/heatmap.ts';
import type { Size } from '../core/size.ts';
import type { PlotFrame, PlotView } from '../core/types.ts';
import { drawsCurve, targetOf } from './output-scale.ts';

/** Computes the positions of examples in a picture, and the one under the pointer. Pure. */

/** Which of the training, validation and test examples are drawn. */
export type ShownParts = readonly [train: boolean, validation: boolean, test: boolean];

type Scale = (value: number) => number;

export interface PlaneScales {
  readonly x: Scale;
  readonly y: Scale;
}

/** x and y in pixels for every example; NaN for examples that are not drawn. */
export function placePoints(
  view: PlotView,
  { x, y }: PlaneScales,
  plot: Size,
  parts: ShownParts,
  curve: boolean = drawsCurve(view),
): Float32Array {
  const { count, positions, labels, part } = view.points;
  const places = new Float32Array(count * 2).fill(Number.NaN);
  for (let index = 0; index < count; index++) {
    if (!parts[part[index] as 0 | 1 | 2]) continue;
    places[index * 2] = x(positions[index * 2] as number);
    places[index * 2 + 1] = curve
      ? y(targetOf(view, labels[index] as number))
      : view.grid.labels.length === 1
        ? // This axis has no meaning, so the examples are spread over it, always in the same way.
          plot.height * (0.15 + 0.7 * ((index * 0.618034) % 1))
        : y(positions[index * 2 + 1] as number);
  }
  return places;
}

/** x for the target and y for the prediction of every example; NaN for examples that are not drawn. */
export function placeTargets(
  view: PlotView,
  { x, y }: PlaneScales,
  predictions: ArrayLike<number>,
  parts: ShownParts,
): Float32Array {
  const { count, labels, part } = view.points;
  const places = new Float32Array(count * 2).fill(Number.NaN);
  for (let index = 0; index < count; index++) {
    if (!parts[part[index] as 0 | 1 | 2]) continue;
    places[index * 2] = x(labels[index] as number);
    places[index * 2 + 1] = y(predictions[index] as number);
  }
  return places;
}

/** Up to this number, all points are drawn, even if they overlap. */
const FEW = 5000;
/** More squares than fit beside each other in any picture. */
const MOST_ACROSS = 2 ** 20;

/**
 * The points to draw, in their order: all that have a position, or, if there are thousands, the last one in each square
 * `side` wide. Its mark would cover those of the others, and drawing 100,000 of them blocks the page for seconds.
 */
export function topmost(places: Float32Array, side: number): readonly number[] {
  const shown: number[] = [];
  for (let index = 0; index * 2 < places.length; index++) {
    if (Number.isFinite((places[index * 2] as number) + (places[index * 2 + 1] as number))) shown.push(index);
  }
  if (shown.length <= FEW) return shown;
  const last = new Map<number, number>();
  for (const index of shown) {
    const column = Math.floor((places[index * 2] as number) / side);
    const row = Math.floor((places[index * 2 + 1] as number) / side);
    last.set(row * MOST_ACROSS + column, index);
  }
  return [...last.values()].toSorted((a, b) => a - b);
}

/** The point nearest to a position, within `reach`. */
export function nearestPoint(places: Float32Array, x: number, y: number, reach: number): number | null {
  let best: number | null = null;
  let distance = reach * reach;
  for (let index = 0; index * 2 < places.length; index++) {
    const dx = (places[index * 2] as number) - x;
    const dy = (places[index * 2 + 1] as number) - y;
    if (dx * dx + dy * dy < distance) {
      distance = dx * dx + dy * dy;
      best = index;
    }
  }
  return best;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The next point in a direction. Points are ordered by their coordinate in that direction, so every point can be
 * reached.
 */
export function nextPoint(places: Float32Array, from: number, direction: Direction): number {
  const axis = direction === 'left' || direction === 'right' ? 0 : 1;
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const order = (a: number, b: number) =>
    sign *
    ((places[a * 2 + axis] as number) - (places[b * 2 + axis] as number) ||
      (places[a * 2 + 1 - axis] as number) - (places[b * 2 + 1 - axis] as number) ||
      a - b);
  let best = from;
  for (let index = 0; index * 2 < places.length; index++) {
    if (Number.isNaN(places[index * 2])) continue;
    if (order(index, from) > 0 && (best === from || order(index, best) < 0)) best = index;
  }
  return best;
}

/**
 * The value of the output's map at the position of an example: the value of its cell. In pictures that include all
 * features this is the prediction, up to the size of a cell.
 */
export function mapValueAt(view: PlotView, { maps }: PlotFrame, point: number, unit: number): number {
  const { size, x, y, labels } = view.grid;
  const { positions } = view.points;
  const cellOf = (value: number, [low, high]: readonly [number, number]) =>
    Math.min(size - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * size)));
  const column = cellOf(positions[point * 2] as number, x);
  const row = labels.length === 1 ? 0 : size - 1 - cellOf(positions[point * 2 + 1] as number, y);
  const map = firstMap(view, view.layers.length - 1) + unit;
  return maps[(map * size + row) * size + column] as number;
}

/**
 * The predictions for each example, [count, outputs]: those reported by the engine, otherwise from the map if it
 * contains them.
 * @param reported `Predictions.values`
 * @param planar whether the picture includes all features
 */
export function predictionsOf(
  view: PlotView,
  frame: PlotFrame | null,
  reported: ArrayLike<number> | null,
  planar: boolean,
): ArrayLike<number> | null {
  const outputs = view.layers.at(-1)?.units ?? 1;
  const { count } = view.points;
  if (reported?.length === count * outputs) return reported;
  if (!planar || !fits(view, frame)) return null;
  return Float32Array.from({ length: count * outputs }, (_, place) =>
    mapValueAt(view, frame, Math.floor(place / outputs), place % outputs),
  );
}
