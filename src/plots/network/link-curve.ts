import type { NodeBox } from './layout.ts';

/** Traces the curve of a link: horizontal at both ends, with the same shape for all links between two columns. */
export function traceLink(context: CanvasRenderingContext2D, from: NodeBox, to: NodeBox): void {
  const x0 = from.x + from.size;
  const y0 = from.y + from.size / 2;
  const y1 = to.y + to.size / 2;
  const middle = (x0 + to.x) / 2;
  context.moveTo(x0, y0);
  context.bezierCurveTo(middle, y0, middle, y1, to.x, y1);
}

/** Shares of the horizontal and the vertical distance that the curve has covered at its parameter `t`. */
export function across(t: number): number {
  return t * (1.5 + t * (t - 1.5));
}

export function down(t: number): number {
  return t * t * (3 - 2 * t);
}

/** The position on a link at its parameter `t`. */
export function pointOnLink(from: NodeBox, to: NodeBox, t: number): readonly [x: number, y: number] {
  const x0 = from.x + from.size;
  const y0 = from.y + from.size / 2;
  return [x0 + (to.x - x0) * across(t), y0 + (to.y + to.size / 2 - y0) * down(t)];
}

/** The parameter at which a link has covered `share` of the horizontal distance. */
export function parameterOf(share: number): number {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 20; halving++) {
    const middle = (low + high) / 2;
    if (across(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The slope of the curve, downwards per pixel across, at its parameter `t`. */
export function slopeOfLink(from: NodeBox, to: NodeBox, t: number): number {
  const width = to.x - from.x - from.size;
  const height = to.y + to.size / 2 - from.y - from.size / 2;
  return (height * 6 * t * (1 - t)) / (width * (1.5 - 3 * t + 3 * t * t));
}
