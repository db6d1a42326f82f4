import { type Graph, inputName, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { opNamed } from './table.ts';

/**
 * Computes a graph of elementwise ops and reshapes in float64, for many steps at once.
 * @param fixed a tensor for each input that is the same in all steps, by name
 * @param perStep a tensor for each other input, with the values of all steps stacked: [steps, …shape]
 * @returns each output of the graph, [steps, …shape]
 */
export function evaluateSteps(
  { values, outputs }: Graph,
  steps: number,
  fixed: Readonly<Record<string, Tensor>>,
  perStep: Readonly<Record<string, Float64Array>>,
): Record<string, Float64Array> {
  const rank = Math.max(0, ...values.map(({ type }) => type.shape.length));
  /** The shape with the axis of the steps in front, so that the axes after it broadcast as they would without it. */
  const stacked = (shape: Shape): Shape => [steps, ...new Array<number>(rank - shape.length).fill(1), ...shape];
  const results = new Map<Value, Tensor>();
  const differs = new Set<Value>();
  for (const value of values) {
    const { op, inputs, attributes, type, constant } = value;
    if (constant) results.set(value, { shape: type.shape, data: constant });
    else if (op === 'input') {
      const data = perStep[inputName(value)];
      if (data) differs.add(value);
      results.set(value, data ? { shape: stacked(type.shape), data } : (fixed[inputName(value)] as Tensor));
    } else {
      if (inputs.some((input) => differs.has(input))) differs.add(value);
      const shape = differs.has(value) ? stacked(type.shape) : type.shape;
      const operands = inputs.map((input) => results.get(input) as Tensor);
      results.set(value, opNamed(op).evaluate(operands, attributes, { ...type, shape }));
    }
  }
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, (results.get(value) as Tensor).data]),
  );
}
