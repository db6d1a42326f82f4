import { type Graph, inputName, type Value } from '../ir/graph.ts';
import type { Tensor } from '../math/tensor.ts';
import { encodeModel } from './proto.ts';
import { GraphWriter } from './writer.ts';

/** An ONNX model with the names that it is run by. */
export interface Program {
  readonly model: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The graph as it stands: one run computes it once. */
export function graphProgram(graph: Graph): Program {
  const writer = new GraphWriter();
  const names = new Map<Value, string>();
  for (const input of graph.inputs) {
    names.set(input, writer.input(inputName(input), input.type.dtype, input.type.shape));
  }
  writer.emit(graph.values, names);
  for (const [name, value] of Object.entries(graph.outputs)) {
    // An output may carry the name of the input that it replaces; ONNX wants them apart.
    writer.output(outputName(name), names.get(value) as string, value.type.dtype, value.type.shape);
  }
  return finish(writer, 'nabla');
}

/** The name of an output in a model: `next/dense1/weight` beside the input `dense1/weight`. */
export function outputName(name: string): string {
  return `next/${name}`;
}

/** A training step and how it is repeated. */
export interface StepLoop {
  /** One step. Its inputs are the state, the live hyperparameters and the rows of `tables`. */
  readonly step: Graph;
  /** Inputs of `step` that its output of the same name carries to the next step. */
  readonly state: readonly string[];
  /** Inputs of `step` that hold a batch: the tables whose rows they are, [rows, …]. */
  readonly tables: Readonly<Record<string, Tensor>>;
  /** Rows in a batch. */
  readonly batch: number;
  /** Steps written one after the other, to spare the cost of an iteration. */
  readonly unroll: number;
}

/** Name of the input with the number of iterations, an int64 scalar. */
export const ITERATIONS = 'iterations';
/** Name of the input with the rows to train on, int32 [iterations, unroll · batch]. */
export const BATCHES = 'batches';

/**
 * A model whose one run makes `iterations` × `unroll` steps inside an ONNX Loop. What depends on nothing but live
 * hyperparameters is computed once, outside the loop.
 */
export function loopProgram(loop: StepLoop): Program {
  const writer = new GraphWriter();
  const names = new Map<Value, string>();
  const iterations = writer.input(ITERATIONS, 'int64', []);
  const batches = writer.input(BATCHES, 'int32', ['iterations', loop.unroll * loop.batch]);
  const { state, live } = declareInputs(loop, writer, names);
  writer.emit(invariantValues(loop.step, live), names);

  const body = new GraphWriter(writer);
  const iteration = body.input('iteration', 'int64', []);
  const condition = body.input('condition', 'bool', []);
  const carriedNames = state.map((value) => body.input(`body/${inputName(value)}`, value.type.dtype, value.type.shape));
  const rows = body.node('Gather', [batches, iteration], { axis: 0 });
  const results = emitSteps(loop, body, rows, new Map(names), carriedNames);
  body.unnamedOutput(condition, 'bool', []);
  for (const { source, value } of results) body.unnamedOutput(source, value.type.dtype, value.type.shape);

  const outer = writer.nodes(
    'Loop',
    [iterations, '', ...state.map((value) => names.get(value) as string)],
    { body: body.finish('step') },
    results.length,
  );
  results.forEach(({ name, value }, index) => {
    writer.output(outputName(name), outer[index] as string, value.type.dtype, value.type.shape);
  });
  return finish(writer, 'nabla training');
}

/** A model whose one run makes `unroll` steps, for providers on which a Loop costs more than it spares. */
export function unrolledProgram(loop: StepLoop): Program {
  const writer = new GraphWriter();
  const names = new Map<Value, string>();
  const batches = writer.input(BATCHES, 'int32', [1, loop.unroll * loop.batch]);
  const { state } = declareInputs(loop, writer, names);
  const rows = writer.node('Reshape', [batches, writer.integers([-1])]);
  const stateNames = state.map((value) => names.get(value) as string);
  for (const { name, source, value } of emitSteps(loop, writer, rows, names, stateNames)) {
    writer.output(outputName(name), source, value.type.dtype, value.type.shape);
  }
  return finish(writer, 'nabla training');
}

interface Result {
  readonly name: string;
  /** Name of the tensor in the ONNX graph. */
  readonly source: string;
  readonly value: Value;
}

/** Declares state and live inputs of the model; the batch's own inputs are gathered inside. */
function declareInputs(loop: StepLoop, writer: GraphWriter, names: Map<Value, string>) {
  const declared = loop.step.inputs.filter((input) => !(inputName(input) in loop.tables));
  for (const input of declared) {
    names.set(input, writer.input(inputName(input), input.type.dtype, input.type.shape));
  }
  const isState = (input: Value) => loop.state.includes(inputName(input));
  return { state: declared.filter(isState), live: declared.filter((input) => !isState(input)) };
}

/** What can be computed from live hyperparameters and constants alone, without the constants themselves. */
function invariantValues(step: Graph, live: readonly Value[]): Value[] {
  const invariant = new Set(live);
  for (const value of step.values) {
    if (value.op !== 'input' && value.inputs.every((input) => invariant.has(input))) invariant.add(value);
  }
  return step.values.filter((value) => invariant.has(value));
}

/** Writes `unroll` steps, each on the state that the one before it left. */
function emitSteps(
  loop: StepLoop,
  writer: GraphWriter,
  rows: string,
  known: Map<Value, string>,
  stateNames: readonly string[],
): Result[] {
  const { step, unroll } = loop;
  const isState = (input: Value) => loop.state.includes(inputName(input));
  const state = step.inputs.filter(isState);
  const rowInputs = step.inputs.filter((input) => inputName(input) in loop.tables);
  const pieces = rowInputs.map((input) => gatherRows(loop, writer, rows, inputName(input)));
  let current = stateNames;
  for (let index = 0; index < unroll; index++) {
    const names = new Map(known);
    state.forEach((value, position) => {
      names.set(value, current[position] as string);
    });
    rowInputs.forEach((value, position) => {
      names.set(value, pieces[position]?.[index] as string);
    });
    writer.emit(step.values, names);
    current = state.map((value) => names.get(step.outputs[inputName(value)] as Value) as string);
  }
  return state.map((value, position) => ({ name: inputName(value), source: current[position] as string, value }));
}

/** The rows of a table for each of the unrolled steps. */
function gatherRows(loop: StepLoop, writer: GraphWriter, rows: string, name: string): string[] {
  const { shape, data } = loop.tables[name] as Tensor;
  const table = writer.table(`table ${name}`, 'float32', shape, data);
  const gathered = writer.node('Gather', [table, rows], { axis: 0 });
  if (loop.unroll === 1) return [gathered];
  return writer.nodes('Split', [gathered], { axis: 0, num_outputs: loop.unroll }, loop.unroll);
}

function finish(writer: GraphWriter, name: string): Program {
  return { model: encodeModel(writer.finish(name)), inputs: writer.inputNames, outputs: writer.outputNames };
}
