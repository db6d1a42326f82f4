import { firstMap, fits } from '../../plots/core/heatmap.ts';
import { histogram, moments } from '../../plots/core/histogram.ts';
import type { Unit } from '../../store/choice.ts';
import { momentNow, type RunStore } from '../../store/run.ts';

/** The distribution of a unit's activations. */
export interface UnitSpread {
  readonly low: number;
  readonly high: number;
  /** Counts in bins of equal width. */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** The values that were counted. */
  readonly over: 'the training examples' | 'the picture';
}

const BINS = 24;

/** The last distribution that the engine has reported for a unit; until then, that of its map. */
export function unitSpread(store: RunStore, { layer, unit }: Unit): UnitSpread | null {
  const { view, frame } = store;
  const key = view?.layers[layer]?.key;
  const reported = momentNow(store, 'distributions')?.layers.find((one) => one.key === key)?.units[unit];
  if (reported) {
    const { low, high, counts, mean, deviation } = reported;
    return { low, high, counts, mean, deviation, over: 'the training examples' };
  }
  if (!view || !fits(view, frame) || key === undefined) return null;
  const cells = view.grid.size ** 2;
  const start = (firstMap(view, layer) + unit) * cells;
  const values = frame.maps.subarray(start, start + cells);
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const { mean, variance } = moments(finite);
  const { shares } = histogram(finite, low, high > low ? high : low + 1, BINS);
  return { low, high, counts: [...shares], mean, deviation: Math.sqrt(variance), over: 'the picture' };
}
