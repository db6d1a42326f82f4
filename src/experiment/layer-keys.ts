import type { LayerSpec } from './experiment.ts';

/** The key of every hidden layer: its own, or its position if it has none. No two are equal. */
export function keysOf(layers: readonly LayerSpec[]): readonly string[] {
  return layers.map(({ key }, index) => key ?? String(index + 1));
}

/** The same layers with their keys written into them, so that they keep them at other positions. */
export function keyed(layers: readonly LayerSpec[]): readonly LayerSpec[] {
  const keys = keysOf(layers);
  return layers.map((layer, index) => ({ ...layer, key: keys[index] as string }));
}

/** The key of the output layer, which no hidden layer has. */
const OUTPUT = 'output';

/** The key of any layer of a network: of a hidden one, or of the output. */
export function keyOfLayer(layers: readonly LayerSpec[], index: number): string {
  return keysOf(layers)[index] ?? OUTPUT;
}
