import { unscaled } from '../math/scale.ts';
import type { RunStore } from '../store/run.ts';

/** A number that a network learns to predict, and the range of its values in their own unit. */
export interface Target {
  /** The same for two experiments that predict the same column of the same data, whatever its noise and its seed. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** The target of a run; null if that is not a number. */
export function targetOf({ view, viewSpec }: Pick<RunStore, 'view' | 'viewSpec'>): Target | null {
  if (view?.answer !== 'number' || viewSpec === null) return null;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const label of view.points.labels) {
    if (label < low) low = label;
    if (label > high) high = label;
  }
  if (!(low <= high)) return null;
  const { data, table, target } = viewSpec;
  const ends = [unscaled(low, view.targetScale), unscaled(high, view.targetScale)];
  return { name: JSON.stringify([data.id, table?.id, target]), low: Math.min(...ends), high: Math.max(...ends) };
}
