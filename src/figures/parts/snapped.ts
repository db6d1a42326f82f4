import type { Point } from './types.ts';

/** Rounds the coordinates to multiples of `step`; with `only`, just that one. */
export function snapped({ x, y }: Point, step: number, only?: 'x' | 'y'): Point {
  // 3 · 0.1 is a little more than 0.3.
  const snap = (value: number) => Number((Math.round(value / step) * step).toPrecision(12));
  return { x: only === 'y' ? x : snap(x), y: only === 'x' ? y : snap(y) };
}
