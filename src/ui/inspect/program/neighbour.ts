import type { Point } from './layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest node in a direction, preferably straight ahead; the same node if there is none. */
export function neighbour(places: ReadonlyMap<number, Point>, from: number, direction: Direction): number {
  const start = places.get(from);
  if (!start) return from;
  const across = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, { x, y }] of places) {
    const [ahead, aside] = across ? [(x - start.x) * sign, y - start.y] : [(y - start.y) * sign, x - start.x];
    const distance = ahead + 3 * Math.abs(aside);
    if (ahead > 1 && distance < least) {
      best = id;
      least = distance;
    }
  }
  return best;
}
