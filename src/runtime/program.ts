import { type Graph, inputName, type Value } from '../ir/graph.ts';
import type { ProgramView } from './protocol.ts';

/** A constant with more elements is data, which nobody reads in a node. */
const SMALL = 16;

/** The graph of a training step, for people to look at. */
export function describeProgram({ values, outputs }: Graph): ProgramView {
  return {
    nodes: values.map(describeValue),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, id])),
  };
}

function describeValue(value: Value): ProgramView['nodes'][number] {
  const { id, op, inputs, origin, type, constant, attributes } = value;
  const isInput = op === 'input';
  return {
    id,
    op,
    inputs: inputs.map((input) => input.id),
    phase: origin,
    name: isInput ? inputName(value) : null,
    shape: type.shape,
    dtype: type.dtype,
    constant: constant && constant.length <= SMALL ? [...constant] : null,
    attributes: isInput ? {} : attributes,
  };
}
