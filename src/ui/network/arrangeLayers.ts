import type { LayerSpec } from '../../spec/index.ts';
import { edit } from '../../store/experiment.ts';

/** Puts in, takes out or reorders hidden layers. Frozen weights are let go: a place in the network is another one now. */
export function arrangeLayers(arrange: (layers: readonly LayerSpec[]) => readonly LayerSpec[]): void {
  edit(({ layers }) => ({ layers: arrange(layers), pins: [] }));
}

/** Puts a hidden layer in the place of another. */
export function moveLayer(from: number, to: number): void {
  arrangeLayers((layers) => {
    const layer = layers[from];
    return layer && layers[to] ? layers.toSpliced(from, 1).toSpliced(to, 0, layer) : layers;
  });
}
