import type { Target } from '../../embedding/target.ts';
import { labelRange } from '../../plots/core/heatmap.ts';

/** The range on which all experiments that predict the same number show it; null if this is the only one of them. */
export function commonRange(
  target: Target | null,
  all: readonly (Target | null)[],
): readonly [low: number, high: number] | null {
  const same = all.filter((other) => other !== null && other.name === target?.name);
  return same.length < 2 ? null : labelRange(same.flatMap((other) => (other ? [other.low, other.high] : [])));
}
