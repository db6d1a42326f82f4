import { type Graph, inputName, type Value } from '../ir/graph.ts';
import { encodeModel } from './proto.ts';
import { GraphWriter } from './writer.ts';

/** An ONNX model with the names of its inputs and outputs. */
export interface Program {
  readonly model: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const NEXT = 'next/';

/**
 * The name of an output in a model: `next/dense1/weight` for the output that corresponds to the input `dense1/weight`.
 */
export function outputName(name: string): string {
  return `${NEXT}${name}`;
}

/** The name in the graph of an output of a model. */
export function nameOfOutput(output: string): string {
  return output.slice(NEXT.length);
}

/**
 * The graph itself as a program: one run computes it once.
 * @param widest see `GraphWriter`
 */
export function graphProgram(graph: Graph, widest?: number): Program {
  const writer = new GraphWriter(undefined, widest);
  const names = new Map<Value, string>();
  for (const input of graph.inputs) {
    names.set(input, writer.input(inputName(input), input.type.dtype, input.type.shape));
  }
  writer.emit(graph.values, names);
  for (const [name, value] of Object.entries(graph.outputs)) {
    writer.output(outputName(name), names.get(value) as string, value.type.dtype, value.type.shape);
  }
  return finishProgram(writer, 'nabla');
}

export function finishProgram(writer: GraphWriter, name: string): Program {
  return { model: encodeModel(writer.finish(name)), inputs: writer.inputNames, outputs: writer.outputNames };
}
