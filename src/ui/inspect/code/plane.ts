/** Codes as places on a line or a plane. Pure. */
import { extent } from 'd3';
import type { CodeDomain, CodePlace } from '../../../plots/codes/draw-codes.ts';
import type { CodePlane } from '../../../runtime/protocol.ts';

/** The place of a code: its projection; on a line, the second number is 0. */
export function placeOf({ origin, directions }: CodePlane, code: ArrayLike<number>): CodePlace {
  const along = (direction: readonly number[] | undefined) =>
    direction?.reduce((sum, weight, at) => sum + weight * ((code[at] as number) - (origin[at] as number)), 0) ?? 0;
  return [along(directions[0]), along(directions[1])];
}

/** The code at a place. */
export function codeAt({ origin, directions }: CodePlane, place: CodePlace): Float32Array {
  return Float32Array.from(origin, (value, at) =>
    directions.reduce((sum, direction, axis) => sum + (place[axis] as number) * (direction[at] as number), value),
  );
}

/** Room around the codes, as a share of their extent. */
const RIM = 0.08;

/** The smallest part of the plane with all places, with a margin. @param places [count, 2] */
export function domainOf(places: ArrayLike<number>, isLine: boolean): CodeDomain {
  const range = (axis: number): readonly [number, number] => {
    const values = Array.from({ length: places.length / 2 }, (_, row) => places[2 * row + axis] as number);
    const [low = -1, high = 1] = extent(values.filter(Number.isFinite));
    const rim = high > low ? RIM * (high - low) : 1;
    return [low - rim, high + rim];
  };
  return { x: range(0), y: isLine ? null : range(1) };
}

/** A place moved into the part of the plane that is shown. */
export function placeWithin({ x, y }: CodeDomain, [across, up]: CodePlace): CodePlace {
  const within = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
  return [within(across, x), y === null ? 0 : within(up, y)];
}

/** The index of the place that is nearest to a place in a picture of this part of the plane. */
export function nearestPlace(places: ArrayLike<number>, { x, y }: CodeDomain, [across, up]: CodePlace): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row * 2 < places.length; row++) {
    const right = ((places[2 * row] as number) - across) / (x[1] - x[0]);
    const rise = y === null ? 0 : ((places[2 * row + 1] as number) - up) / (y[1] - y[0]);
    const distance = right * right + rise * rise;
    if (distance >= least) continue;
    least = distance;
    best = row;
  }
  return best;
}

/** `count` codes from one to another, evenly spaced, one after the other. */
export function codesBetween(from: ArrayLike<number>, to: ArrayLike<number>, count: number): Float32Array {
  const size = from.length;
  const codes = new Float32Array(count * size);
  for (let step = 0; step < count; step++) codes.set(mixed(from, to, step / (count - 1)), step * size);
  return codes;
}

/** The weighted mean of two rows. @param share of the second */
export function mixed(from: ArrayLike<number>, to: ArrayLike<number>, share: number): Float32Array {
  return Float32Array.from(from, (value, at) => (1 - share) * value + share * (to[at] as number));
}
