/** Sets in the plane that polygons bound, and segments through them. Pure. */
import type { Point } from '../parts/types.ts';

/** The corners of a polygon in order. */
export type Polygon = readonly Point[];

/** The points that lie inside an odd number of polygons: a polygon in another one is a hole. */
export type PlaneSet = readonly Polygon[];

/** A part of the segment from a to b, by shares of its length. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isInside: boolean;
}

/** Crossings that are closer together than this share of the segment are the same. */
const SAME = 1e-9;

/** Whether a point lies in the set. */
export function contains(set: PlaneSet, { x, y }: Point): boolean {
  const crossings = edgesOf(set).filter(
    ([a, b]) => a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x),
  );
  return crossings.length % 2 === 1;
}

/** The point of the segment at a share of its way. */
export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}

/** Cuts the segment from a to b into its longest parts inside and outside the set. */
export function piecesOf(set: PlaneSet, a: Point, b: Point): Piece[] {
  const cuts = edgesOf(set)
    .flatMap((edge) => crossing(a, b, edge) ?? [])
    .sort((one, other) => one - other);
  const ends = [0, ...cuts, 1].filter((share, index, all) => index === 0 || share - (all[index - 1] as number) > SAME);
  if (ends.length < 2) return [{ from: 0, to: 1, isInside: contains(set, a) }];
  const pieces: Piece[] = [];
  ends.slice(1).forEach((to, index) => {
    const from = ends[index] as number;
    const isInside = contains(set, between(a, b, (from + to) / 2));
    const last = pieces.at(-1);
    if (last?.isInside === isInside) pieces[pieces.length - 1] = { ...last, to };
    else pieces.push({ from, to, isInside });
  });
  return pieces;
}

/** Whether the set contains every segment between two of its points: a single polygon that always turns the same way, once around. */
export function isConvex(set: PlaneSet): boolean {
  const [polygon, ...others] = set;
  if (!polygon || others.length > 0) return false;
  const corners = withoutRepeats(polygon);
  if (corners.length < 3) return false;
  const turns = corners.map((corner, index) => {
    const before = corners.at(index - 1) as Point;
    const after = corners[(index + 1) % corners.length] as Point;
    return turn(before, corner, after);
  });
  const total = turns.reduce((sum, angle) => sum + angle, 0);
  const isOneWay = turns.every((angle) => angle * total > -SAME);
  return isOneWay && Math.abs(Math.abs(total) - 2 * Math.PI) < 1e-6;
}

/** Puts a new corner into the side that is nearest to it. */
export function withCorner(polygon: Polygon, corner: Point): Polygon {
  const distances = edgesOf([polygon]).map((edge) => distanceTo(edge, corner));
  return polygon.toSpliced(distances.indexOf(Math.min(...distances)) + 1, 0, corner);
}

/** The middle of the longest side. */
export function middleOfLongestSide(polygon: Polygon): Point {
  const [a, b] = edgesOf([polygon]).reduce((longest, edge) => (lengthOf(edge) > lengthOf(longest) ? edge : longest));
  return between(a, b, 0.5);
}

type Edge = readonly [Point, Point];

function edgesOf(set: PlaneSet): Edge[] {
  return set.flatMap((polygon) =>
    polygon.map((corner, index): Edge => [corner, polygon[(index + 1) % polygon.length] as Point]),
  );
}

/** The share of the way from a to b at which it crosses an edge; null if it does not, or is parallel to it. */
function crossing(a: Point, b: Point, [c, d]: Edge): number | null {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const share = ((c.x - a.x) * vy - (c.y - a.y) * vx) / cross;
  const along = ((c.x - a.x) * uy - (c.y - a.y) * ux) / cross;
  return share > 0 && share < 1 && along >= 0 && along <= 1 ? share : null;
}

/** The angle by which the way turns at a corner, from −π to π. */
function turn(before: Point, { x, y }: Point, after: Point): number {
  const [ux, uy, vx, vy] = [x - before.x, y - before.y, after.x - x, after.y - y];
  return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

function withoutRepeats(polygon: Polygon): Polygon {
  return polygon.filter((corner, index) => {
    const before = polygon.at(index - 1) as Point;
    return corner.x !== before.x || corner.y !== before.y;
  });
}

function lengthOf([a, b]: Edge): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function distanceTo([a, b]: Edge, { x, y }: Point): number {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = square === 0 ? 0 : ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / square;
  const near = between(a, b, Math.min(1, Math.max(0, along)));
  return Math.hypot(x - near.x, y - near.y);
}
