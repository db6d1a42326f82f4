import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { concat, constant, pieces } from '../../ops/index.ts';
import { applyActivation } from './apply.ts';
import type { ActivationDef } from './definition.ts';

type Arguments = Readonly<Record<string, number>>;

/**
 * The graph of an activation at `count` places: its input x and its output y, both [count, 1]. An activation that
 * compares the units of a layer, such as softmax, sees a second unit there, which is 0. An activation with trained
 * parameters has their initial values.
 */
export function activationAt(activation: ActivationDef, args: Arguments, count: number): { x: Value; y: Value } {
  const builder = new GraphBuilder();
  const x = builder.input('x', float32([count, 1]));
  const both = concat([x, constant(builder, 0, x.type.shape)]);
  const [y] = pieces(applyActivation(activation, both, args), [1, 1]) as [Value, Value];
  return { x, y };
}

/** Evaluates an activation at each of `xs`, in float64, from the same definition that training uses. */
export function activationValues(activation: ActivationDef, args: Arguments, xs: Float64Array): Float64Array {
  const { y } = activationAt(activation, args, xs.length);
  return evaluateGraph(finishGraph({ y }), { x: tensor([xs.length, 1], xs) }).y?.data ?? xs;
}
