/** The distance of a point from the outline of a shape around the origin, negative inside. */
export type Distance = (x: number, y: number) => number;

// Every shape has the area of the circle with radius 1, so that its brightness does not give it away.
const SQUARE = Math.sqrt(Math.PI) / 2;
const TRIANGLE = Math.sqrt(Math.PI * Math.sqrt(3)) / 2;
const CROSS = Math.sqrt((9 * Math.PI) / 20);

export const circle: Distance = (x, y) => Math.hypot(x, y) - 1;

export const square: Distance = (x, y) => box(x, y, SQUARE, SQUARE);

/** Equilateral; the origin is halfway up. */
export const triangle: Distance = (x, y) => Math.max(y - TRIANGLE, (Math.sqrt(3) * Math.abs(x) - (y + TRIANGLE)) / 2);

export const cross: Distance = (x, y) => Math.min(box(x, y, CROSS, CROSS / 3), box(x, y, CROSS / 3, CROSS));

function box(x: number, y: number, halfWidth: number, halfHeight: number): number {
  return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
}

/** How far the widest shape, the triangle, extends from its origin. */
export const REACH = 1.35;

/** The share of a pixel that a shape covers, from 0 to 1. @param distance from the outline to its middle, in pixels */
export function coverage(distance: number): number {
  return within(0.5 - distance);
}

/** The number, or the end of the range from 0 to 1 that it is beyond. */
export function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
