import { call, type LayerSpec } from '../../experiment/index.ts';

/** The distinct ids of the activations of hidden layers. */
export function activationsOf(layers: readonly LayerSpec[]): readonly string[] {
  return [...new Set(layers.flatMap(({ activation }) => activation?.id ?? []))];
}

/** Sets the activation of every layer that has one. A layer with this activation already keeps its arguments. */
export function activateLayers(layers: readonly LayerSpec[], id: string): readonly LayerSpec[] {
  return layers.map((layer) =>
    layer.activation === null || layer.activation.id === id ? layer : { ...layer, activation: call('activations', id) },
  );
}
