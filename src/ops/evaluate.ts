import { type Graph, inputName, type Value } from '../ir/graph.ts';
import { formatShape, sameShape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { opNamed } from './table.ts';

/**
 * Computes a graph in float64 in plain JavaScript. Used for the picture before onnxruntime is available, for the curve
 * of an activation, and as the reference for every numeric test.
 * @param feeds a tensor for each of the graph's inputs, by name
 * @throws RangeError if an input is missing or has another shape
 */
export function evaluateGraph(graph: Graph, feeds: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  const results = new Map<Value, Tensor>();
  for (const value of graph.values) results.set(value, compute(value, feeds, results));
  return Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, results.get(value) as Tensor]));
}

function compute(value: Value, feeds: Readonly<Record<string, Tensor>>, results: ReadonlyMap<Value, Tensor>): Tensor {
  if (value.constant) return { shape: value.type.shape, data: value.constant };
  if (value.op === 'input') {
    const name = inputName(value);
    const fed = feeds[name];
    if (!fed) throw new RangeError(`no value for input "${name}"`);
    if (!sameShape(fed.shape, value.type.shape)) {
      throw new RangeError(`input "${name}" is ${formatShape(value.type.shape)}, not ${formatShape(fed.shape)}`);
    }
    return fed;
  }
  const inputs = value.inputs.map((input) => results.get(input) as Tensor);
  return opNamed(value.op).evaluate(inputs, value.attributes, value.type);
}
