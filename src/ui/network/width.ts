import type { Hyperparameter } from '../../catalog/entry.ts';
import { entryOf } from '../../experiment/index.ts';

/** The hyperparameters that set how many units a layer has, and what one of them is called. */
const NOUNS = { units: 'unit', filters: 'filter' } as const;

/** What sets the width of a layer. */
export interface LayerWidth {
  readonly argument: keyof typeof NOUNS;
  readonly noun: (typeof NOUNS)[keyof typeof NOUNS];
  readonly hyper: Hyperparameter;
}

/** What sets the width of a kind of layer; null if it is as wide as the layer before it. */
export function widthOf(layerId: string): LayerWidth | null {
  const { hyper } = entryOf('layers', layerId);
  for (const argument of ['units', 'filters'] as const) {
    const found = hyper[argument];
    if (found) return { argument, noun: NOUNS[argument], hyper: found };
  }
  return null;
}
