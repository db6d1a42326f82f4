import { buildNetwork } from '../../src/compiler/network.ts';
import type { StartingValues } from '../../src/experiment/experiment.ts';
import { type ExperimentSpec, outputCount } from '../../src/experiment/index.ts';
import { inputsOf } from '../../src/experiment/inputs.ts';
import { finishGraph, float32, GraphBuilder } from '../../src/ir/graph.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';

/** The logits of a network with given parameters, for examples in a row, in float64; it remembers nothing. */
export function logitsOf(spec: ExperimentSpec, parameters: readonly StartingValues[], x: readonly number[]): Tensor {
  const width = inputsOf(spec).length;
  const builder = new GraphBuilder();
  const network = buildNetwork(spec, builder.input('x', float32([x.length / width, width])), outputCount(spec));
  const given = parameters.map(({ parameter, shape, values }) => [parameter, tensor(shape, values)] as const);
  const { logits } = evaluateGraph(finishGraph({ logits: network.output.logits }), {
    x: tensor([x.length / width, width], x),
    ...Object.fromEntries(given),
  });
  return logits as Tensor;
}
