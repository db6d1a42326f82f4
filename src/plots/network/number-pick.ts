import type { NumberRef } from '../core/types.ts';
import type { NetworkLayout, NodeBox } from './layout.ts';
import { down, parameterOf, slopeOfLink } from './link-curve.ts';

/** Units smaller than this have no mark for their bias. */
export const LEAST_MARKED = 16;

/** The position of the mark of a bias: the lower left corner of its unit. */
export function biasMark({ x, y, size }: NodeBox): readonly [x: number, y: number] {
  return [x + 1.5, y + size - 1.5];
}

/**
 * Finds the weight or bias under a pointer: the mark of a bias, otherwise the nearest link.
 * @param reach maximum distance from the pointer, in design pixels
 * @param linked whether a layer has a weight matrix
 * @param neighbours whether that matrix connects it to the layer before it, so that the links in between are its own
 */
export function pickNumber(
  { columns }: NetworkLayout,
  x: number,
  y: number,
  reach: number,
  linked: (layer: number) => boolean,
  neighbours: (layer: number) => boolean = () => true,
): NumberRef | null {
  for (let layer = 0; layer < columns.length - 1; layer++) {
    const from = columns[layer];
    const to = columns[layer + 1];
    if (!from || !to || !linked(layer)) continue;
    if (to.size >= LEAST_MARKED) {
      const marked = to.nodes.find((node) => {
        const [markX, markY] = biasMark(node);
        return Math.hypot(x - markX, y - markY) <= Math.max(5, reach);
      });
      if (marked) return { layer, unit: marked.unit, from: null };
    }
    const start = from.centre + from.size / 2;
    const end = to.centre - to.size / 2;
    if (x < start || x > end || !neighbours(layer)) continue;
    const t = parameterOf((x - start) / (end - start));
    let nearest: NumberRef | null = null;
    let least = reach;
    for (const source of from.nodes) {
      const y0 = source.y + source.size / 2;
      for (const target of to.nodes) {
        const gap = Math.abs(y0 + (target.y + target.size / 2 - y0) * down(t) - y);
        if (gap > 8 * reach) continue;
        const distance = gap / Math.hypot(1, slopeOfLink(source, target, t));
        if (distance >= least) continue;
        least = distance;
        nearest = { layer, unit: target.unit, from: source.unit };
      }
    }
    return nearest;
  }
  return null;
}
