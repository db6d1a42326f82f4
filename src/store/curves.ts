import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ScoreId } from '../runtime/series.ts';
import { run } from './run.ts';

/** How a person wants to see the curves. It does not affect the run and is not part of the link. */
export interface CurvesStore {
  /** null for the usual one of the run. */
  readonly quantity: ScoreId | null;
  readonly scale: 'log' | 'linear';
  /** Weight of the past, from 0 to 0.99. */
  readonly smoothing: number;
  /** Whether learning rate and gradient norm are shown below the curves; null shows them if there is room. */
  readonly lanes: boolean | null;
  /** The visible steps; null for all. */
  readonly zoom: readonly [from: number, to: number] | null;
}

export const curves = createStore<CurvesStore>(() => ({
  quantity: null,
  scale: 'log',
  smoothing: 0,
  lanes: null,
  zoom: null,
}));

export function useCurves<T>(select: (store: CurvesStore) => T): T {
  return useStore(curves, select);
}

export function setCurves(change: Partial<CurvesStore>): void {
  curves.setState(change);
}

// A run that starts over would start outside the visible steps.
run.subscribe(({ history }, before) => {
  const { zoom } = curves.getState();
  if (zoom && history !== before.history && (history.step.at(-1) ?? 0) < zoom[0]) setCurves({ zoom: null });
});
