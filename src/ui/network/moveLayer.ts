import { arrangeLayers } from '../../store/experiment.ts';

/** Moves a hidden layer to another position. */
export function moveLayer(from: number, to: number): void {
  arrangeLayers((layers) => {
    const layer = layers[from];
    return layer && layers[to] ? layers.toSpliced(from, 1).toSpliced(to, 0, layer) : layers;
  });
}
