import { call, type LayerSpec } from '../../spec/index.ts';

/** The ids of the activations of hidden layers, each once. */
export function activationsOf(layers: readonly LayerSpec[]): readonly string[] {
  return [...new Set(layers.flatMap(({ activation }) => activation?.id ?? []))];
}

/** Gives every layer that takes an activation this one. A layer that has it already keeps its numbers. */
export function activateLayers(layers: readonly LayerSpec[], id: string): readonly LayerSpec[] {
  return layers.map((layer) =>
    layer.activation === null || layer.activation.id === id ? layer : { ...layer, activation: call('activations', id) },
  );
}
