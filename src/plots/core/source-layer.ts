import type { PlotView } from './types.ts';

/** The layer whose output a layer reads, −1 for the inputs: the one before it, unless a second network starts there. */
export function sourceLayer({ world }: Pick<PlotView, 'world'>, layer: number): number {
  return layer === world?.restart ? -1 : layer - 1;
}
