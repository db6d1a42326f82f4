import type { NodeBox } from './layout.ts';
import { pointOnLink } from './link-curve.ts';

/** The motion on the links of a network in training: short dashes that move along them. Pure. */

/** In pixels per second. */
const SPEED = 44;
/** Distance between two dashes and length of a dash, in pixels. */
const SPACING = 46;
const LENGTH = 7;

/**
 * The dashes of one link, as curve parameters of their start and end.
 * @param length of the link, in pixels
 * @param time in seconds; the dashes move from input to output while it increases
 * @param phase from 0 to 1, so that links do not move in step
 */
export function dashes(length: number, time: number, phase: number): readonly (readonly [number, number])[] {
  const count = Math.max(1, Math.round(length / SPACING));
  const dashLength = Math.min(0.4, LENGTH / length);
  return Array.from({ length: count }, (_, dash) => {
    const way = (time * SPEED) / length + phase + dash / count;
    const start = way - Math.floor(way);
    return [start, Math.min(1, start + dashLength)];
  });
}

/** Adds the dashes of one link to the path of a canvas. */
export function traceDashes(
  context: CanvasRenderingContext2D,
  from: NodeBox,
  to: NodeBox,
  time: number,
  phase: number,
): void {
  const length = Math.hypot(to.x - from.x - from.size, to.y + to.size / 2 - from.y - from.size / 2);
  for (const [start, end] of dashes(length, time, phase)) {
    context.moveTo(...pointOnLink(from, to, start));
    context.lineTo(...pointOnLink(from, to, end));
  }
}
