import type { RandomStream } from '../../../math/random.ts';

/** Drawing examples by hand, apart from screen and pointer. Coordinates are those of the data. Pure. */

/** Both coordinates run from minus this to this. */
export const EXTENT = 3;
/** No drawing has more points: they would be drawn on a slow page, and trained on slowly. */
export const MOST_POINTS = 5000;
export const CLASSES = { min: 2, max: 4 } as const;
/** Decimals of a coordinate: more make links longer and can hardly be seen. */
const DECIMALS = 2;

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  /** The class, from 0 on. */
  readonly label: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Brush {
  /** Radius; 0 puts single points. */
  readonly size: number;
  /** Points of one dab. */
  readonly density: number;
}

export interface Drawing {
  readonly points: readonly DrawnPoint[];
  /** What `undo` goes back to, the latest last. */
  readonly past: readonly (readonly DrawnPoint[])[];
}

/** Strokes that can be taken back. */
const MOST_UNDOS = 100;

/** A drawing that starts from these points. */
export function drawingOf(points: readonly DrawnPoint[]): Drawing {
  return { points: points.slice(0, MOST_POINTS).map(onPaper), past: [] };
}

/** Remembers the drawing as it is: what follows is one stroke, which is taken back as a whole. */
export function beginStroke({ points, past }: Drawing): Drawing {
  return { points, past: past.at(-1) === points ? past : [...past, points].slice(-MOST_UNDOS) };
}

/** Takes the last stroke back that changed something. */
export function undoStroke({ points, past }: Drawing): Drawing {
  const last = past.findLastIndex((before) => before !== points);
  return last < 0 ? { points, past: [] } : { points: past[last] as readonly DrawnPoint[], past: past.slice(0, last) };
}

/** Whether there is a stroke to take back. */
export function canUndo({ points, past }: Drawing): boolean {
  return past.some((before) => before !== points);
}

/** Sprays points of a class around a place; a brush without size puts one there. */
export function dab(
  drawing: Drawing,
  at: Place,
  { size, density }: Brush,
  label: number,
  random: RandomStream,
): Drawing {
  const room = MOST_POINTS - drawing.points.length;
  const added = Array.from({ length: Math.min(room, size === 0 ? 1 : density) }, () => {
    // Uniform in the square of the radius is uniform over the disc.
    const radius = size * Math.sqrt(random.uniform());
    const angle = random.uniform(0, 2 * Math.PI);
    return { x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle), label };
  });
  const kept = added.filter(onPad).map(onPaper);
  return kept.length === 0 ? drawing : { ...drawing, points: [...drawing.points, ...kept] };
}

/** Takes the points away that are no farther than `reach` from a place. */
export function erase(drawing: Drawing, at: Place, reach: number): Drawing {
  const points = drawing.points.filter(({ x, y }) => Math.hypot(x - at.x, y - at.y) > reach);
  return points.length === drawing.points.length ? drawing : { ...drawing, points };
}

/** Takes all points away, as one stroke. */
export function clear(drawing: Drawing): Drawing {
  return drawing.points.length === 0 ? drawing : { ...beginStroke(drawing), points: [] };
}

/** Where a stroke dabs on its way to a place, without its start: `spacing` apart, as far as whole spacings go. */
export function alongStroke(from: Place, to: Place, spacing: number): readonly Place[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return Array.from({ length: Math.floor(length / spacing) }, (_, step) => {
    const share = ((step + 1) * spacing) / length;
    return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  });
}

/** The nearest place on the pad. */
export function bounded({ x, y }: Place): Place {
  return { x: Math.min(EXTENT, Math.max(-EXTENT, x)), y: Math.min(EXTENT, Math.max(-EXTENT, y)) };
}

/** How many points each of the classes has. */
export function classCounts(points: readonly DrawnPoint[], classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const { label } of points) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function onPad({ x, y }: Place): boolean {
  return Math.abs(x) <= EXTENT && Math.abs(y) <= EXTENT;
}

function onPaper(point: DrawnPoint): DrawnPoint {
  const { x, y } = bounded(point);
  return { x: rounded(x), y: rounded(y), label: point.label };
}

function rounded(value: number): number {
  // Adding zero turns −0 into 0.
  return Number(value.toFixed(DECIMALS)) + 0;
}
