import type { Layout, Point } from './layout.ts';

/** Where a drawing stands in its room, and how large it is. */
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
 * As much of a graph as fits at a scale, from its first nodes on.
 * @param start what is to be in the middle of the height where not all of it can be seen
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
  // Without a rim where there is graph to show.
  const aim = Math.min(0, Math.max(room.height - high, room.height / 2 - start.y * scale));
  return {
    scale,
    x: wide <= room.width ? (room.width - wide) / 2 : 0,
    y: high <= room.height ? (room.height - high) / 2 : aim,
  };
}

/** The first place from the left; the highest of several. */
export function firstPlace(places: Layout['places']): Point {
  return [...places.values()].reduce((first, place) =>
    place.x < first.x || (place.x === first.x && place.y < first.y) ? place : first,
  );
}
