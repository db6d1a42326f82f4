import type { Layout, Point } from './layout.ts';

/** The position and the scale of a graph in its frame. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** At smaller scales nobody can read the nodes; then the picture starts with a part of the graph. */
export const LEGIBLE = 0.75;

/**
 * The view that shows as much of a graph as fits, starting with its first nodes.
 * @param start the point to centre vertically if not everything is visible
 * @param least the smallest scale
 */
export function viewOf(
  { width, height }: Pick<Layout, 'width' | 'height'>,
  room: Room,
  start: Point,
  least: number,
): View {
  const whole = Math.min(1, room.width / width, room.height / height);
  const scale = Math.max(least, whole);
  const [wide, high] = [width * scale, height * scale];
  // Leaves no margin on a side where the graph continues.
  const aim = Math.min(0, Math.max(room.height - high, room.height / 2 - start.y * scale));
  return {
    scale,
    x: wide <= room.width ? (room.width - wide) / 2 : 0,
    y: high <= room.height ? (room.height - high) / 2 : aim,
  };
}

/** The leftmost position; the highest of several. */
export function firstPosition(places: Layout['places']): Point {
  return [...places.values()].reduce((first, place) =>
    place.x < first.x || (place.x === first.x && place.y < first.y) ? place : first,
  );
}
