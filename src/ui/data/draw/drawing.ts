import type { RandomStream } from '../../../math/random.ts';

/** Pure functions for drawing examples by hand, without screen or pointer, in the coordinates of the data. */

/** Both coordinates range from minus this value to this value. */
export const EXTENT = 3;
/** The most points of a drawing: more would make the page and the training slow. */
export const MOST_POINTS = 5000;
export const CLASSES = { min: 2, max: 4 } as const;
/** Decimals of a coordinate; more would make links longer and hardly be visible. */
const DECIMALS = 2;

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  /** The class, counted from 0. */
  readonly label: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Brush {
  /** Radius; 0 draws single points. */
  readonly size: number;
  /** The number of points per dab. */
  readonly density: number;
}

export interface Drawing {
  readonly points: readonly DrawnPoint[];
  /** The states that `undoStroke` goes back to, the latest last. */
  readonly past: readonly (readonly DrawnPoint[])[];
}

/** The most strokes that can be undone. */
const MOST_UNDOS = 100;

/** Starts a drawing with these points. */
export function drawingOf(points: readonly DrawnPoint[]): Drawing {
  return { points: points.slice(0, MOST_POINTS).map(roundedOntoPad), past: [] };
}

/** Saves the current points, so that everything until the next call is undone as one stroke. */
export function beginStroke({ points, past }: Drawing): Drawing {
  return { points, past: past.at(-1) === points ? past : [...past, points].slice(-MOST_UNDOS) };
}

/** Undoes the last stroke that changed something. */
export function undoStroke({ points, past }: Drawing): Drawing {
  const last = past.findLastIndex((before) => before !== points);
  return last < 0 ? { points, past: [] } : { points: past[last] as readonly DrawnPoint[], past: past.slice(0, last) };
}

/** Whether there is a stroke to undo. */
export function canUndo({ points, past }: Drawing): boolean {
  return past.some((before) => before !== points);
}

/** Sprays points of a class around a position; a brush of size 0 draws a single point there. */
export function dab(
  drawing: Drawing,
  at: Place,
  { size, density }: Brush,
  label: number,
  random: RandomStream,
): Drawing {
  const room = MOST_POINTS - drawing.points.length;
  const added = Array.from({ length: Math.min(room, size === 0 ? 1 : density) }, () => {
    // If the square of the radius is uniform, the points are uniform over the disc.
    const radius = size * Math.sqrt(random.uniform());
    const angle = random.uniform(0, 2 * Math.PI);
    return { x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle), label };
  });
  const kept = added.filter(onPad).map(roundedOntoPad);
  return kept.length === 0 ? drawing : { ...drawing, points: [...drawing.points, ...kept] };
}

/** Removes the points within `reach` of a position. */
export function erase(drawing: Drawing, at: Place, reach: number): Drawing {
  const points = drawing.points.filter(({ x, y }) => Math.hypot(x - at.x, y - at.y) > reach);
  return points.length === drawing.points.length ? drawing : { ...drawing, points };
}

/** Removes all points, as one stroke. */
export function clear(drawing: Drawing): Drawing {
  return drawing.points.length === 0 ? drawing : { ...beginStroke(drawing), points: [] };
}

/** The positions of dabs along a stroke, `spacing` apart, without its start and a last incomplete spacing. */
export function alongStroke(from: Place, to: Place, spacing: number): readonly Place[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return Array.from({ length: Math.floor(length / spacing) }, (_, step) => {
    const share = ((step + 1) * spacing) / length;
    return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  });
}

/** The nearest position on the pad. */
export function bounded({ x, y }: Place): Place {
  return { x: Math.min(EXTENT, Math.max(-EXTENT, x)), y: Math.min(EXTENT, Math.max(-EXTENT, y)) };
}

/** The number of points of each class. */
export function classCounts(points: readonly DrawnPoint[], classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const { label } of points) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function onPad({ x, y }: Place): boolean {
  return Math.abs(x) <= EXTENT && Math.abs(y) <= EXTENT;
}

function roundedOntoPad(point: DrawnPoint): DrawnPoint {
  const { x, y } = bounded(point);
  return { x: rounded(x), y: rounded(y), label: point.label };
}

function rounded(value: number): number {
  // Adding zero turns −0 into 0.
  return Number(value.toFixed(DECIMALS)) + 0;
}
