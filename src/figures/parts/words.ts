import { formatNumber } from '../../math/format.ts';
import type { Point } from './types.ts';

/** A point in words: (0.5, −1.2). */
export function pointWords({ x, y }: Point): string {
  return `(${formatNumber(x)}, ${formatNumber(y)})`;
}
