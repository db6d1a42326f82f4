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
  const { index } = knownCode({ spec, data });
  const x = new GraphBuilder().input('x', float32([count, data.features.length]));
  const { layers, output } = buildNetwork(spec, x, data.outputs);
  return finishGraph({ [CODE]: (layers[index] as BuiltLayer).units, [RECONSTRUCTION]: output.units });
}

/** Parameters and `code`, [count, …] → `reconstruction`, [count, …]: what the layers after the code make of it. */
export function buildDecoder({ spec, data }: Member, count: number): Graph {
  const { index, type } = knownCode({ spec, data });
  const units = new GraphBuilder().input(CODE, float32([count, ...type.shape]));
  return finishGraph({ [RECONSTRUCTION]: buildNetworkAfter(spec, index, { units, type }, data.outputs).output.units });
}

/** The code of a network; null if it is no autoencoder, or has no hidden layer. */
export function codeOf({ spec, data }: Member): CodeLayer | null {
  return data.answer === 'input' ? codeLayer(spec) : null;
}

/** @throws Error if the network has no code */
function knownCode(member: Member): CodeLayer {
  const code = codeOf(member);
  if (code === null) throw new Error('a network that is no autoencoder with hidden layers has no code');
  return code;
}
