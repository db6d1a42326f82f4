import type { LayerSpec } from '../../experiment/index.ts';
import { edit } from '../../store/experiment.ts';

/**
 * Adds, removes or reorders hidden layers. Unfreezes all weights, because their indices no longer refer to the same
 * units.
 */
export function arrangeLayers(arrange: (layers: readonly LayerSpec[]) => readonly LayerSpec[]): void {
  edit(({ layers }) => ({ layers: arrange(layers), pins: [] }));
}

/** Moves a hidden layer to another position. */
export function moveLayer(from: number, to: number): void {
  arrangeLayers((layers) => {
    const layer = layers[from];
    return layer && layers[to] ? layers.toSpliced(from, 1).toSpliced(to, 0, layer) : layers;
  });
}
