import { gradientsOf } from '../../autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { concat, constant, pieces, reduceSum } from '../../ops/index.ts';
import { applyActivation } from './apply.ts';
import type { ActivationDef } from './definition.ts';

export interface Curve {
  readonly y: Float64Array;
  readonly derivative: Float64Array;
}

/**
 * Evaluates an activation and its derivative at each of `xs`, in float64, from the same definition that training uses.
 * An activation that compares the units of a layer, such as softmax, sees a second unit there, which is 0. An activation
 * with trained parameters is evaluated at their initial values.
 */
export function activationCurve(
  activation: ActivationDef,
  args: Readonly<Record<string, number>>,
  xs: Float64Array,
): Curve {
  const builder = new GraphBuilder();
  const x = builder.input('x', float32([xs.length, 1]));
  const both = concat([x, constant(builder, 0, x.type.shape)]);
  const [y] = pieces(applyActivation(activation, both, args), [1, 1]) as [Value, Value];
  const [derivative] = gradientsOf(reduceSum(y), [x]);
  const graph = finishGraph({ y, ...(derivative && { derivative }) });
  const result = evaluateGraph(graph, { x: tensor([xs.length, 1], xs) });
  return { y: result.y?.data ?? xs, derivative: result.derivative?.data ?? xs };
}
