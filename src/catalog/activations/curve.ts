import { gradientsOf } from '../../autodiff/gradients.ts';
import { finishGraph } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { reduceSum } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { activationAt } from './values.ts';

export interface Curve {
  readonly y: Float64Array;
  readonly derivative: Float64Array;
}

/**
 * Evaluates an activation and its derivative at each of `xs`, in float64, from the same definition that training uses.
 * `activationAt` explains what an activation of several units and one with trained parameters get.
 */
export function activationCurve(
  activation: ActivationDef,
  args: Readonly<Record<string, number>>,
  xs: Float64Array,
): Curve {
  const { x, y } = activationAt(activation, args, xs.length);
  const [derivative] = gradientsOf(reduceSum(y), [x]);
  const graph = finishGraph({ y, ...(derivative && { derivative }) });
  const result = evaluateGraph(graph, { x: tensor([xs.length, 1], xs) });
  return { y: result.y?.data ?? xs, derivative: result.derivative?.data ?? xs };
}
