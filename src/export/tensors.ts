import { buildNetwork, type Network } from '../compiler/network.ts';
import { type ExperimentSpec, inputsOf, outputCount } from '../experiment/index.ts';
import { float32, GraphBuilder } from '../ir/graph.ts';

/** The trained tensors of an experiment and the memory of its layers, such as running means. It needs no data. */
export function tensorsOf(spec: ExperimentSpec): Pick<Network, 'parameters' | 'memory'> {
  const x = new GraphBuilder().input('x', float32([1, inputsOf(spec).length]));
  return buildNetwork(spec, x, outputCount(spec));
}
