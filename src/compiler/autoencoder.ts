/** The two halves of an autoencoder as graphs: inputs → codes → outputs. */
import { type CodeLayer, codeLayer } from '../experiment/code-layer.ts';
import type { BuiltLayer } from '../experiment/network.ts';
import { finishGraph, float32, type Graph, GraphBuilder } from '../ir/graph.ts';
import { buildNetwork, buildNetworkAfter } from './network.ts';
import type { Member } from './replicas.ts';

/** The names of the results, and of the input of the decoder. */
export const CODE = 'code';
export const RECONSTRUCTION = 'reconstruction';

/**
 * Parameters and examples `x`, [count, features] → their `code`, [count, …] in the shape of the code, and their
 * `reconstruction`, [count, …] in the shape of an example.
 */
export function buildAutoencoder({ spec, data }: Member, count: number): Graph {
  const { index } = codeOf({ spec });
  const x = new GraphBuilder().input('x', float32([count, data.features.length]));
  const { layers, output } = buildNetwork(spec, x, data.outputs);
  return finishGraph({ [CODE]: (layers[index] as BuiltLayer).units, [RECONSTRUCTION]: output.units });
}

/** Parameters and `code`, [count, …] → `reconstruction`, [count, …]: what the layers after the code make of it. */
export function buildDecoder({ spec, data }: Member, count: number): Graph {
  const { index, type } = codeOf({ spec });
  const units = new GraphBuilder().input(CODE, float32([count, ...type.shape]));
  return finishGraph({ [RECONSTRUCTION]: buildNetworkAfter(spec, index, { units, type }, data.outputs).output.units });
}

/** @throws Error if the network has no hidden layer */
function codeOf({ spec }: Pick<Member, 'spec'>): CodeLayer {
  const code = codeLayer(spec);
  if (code === null) throw new Error('a network without hidden layers has no code');
  return code;
}
