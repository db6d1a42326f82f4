import { type DType, type Graph, inputName, type Value } from '../ir/graph.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { elementwise } from '../ops/elementwise.ts';
import { finishProgram, outputName, type Program } from './program.ts';
import type { Dimension } from './proto.ts';
import { Slices } from './slices.ts';
import { GraphWriter, WIDEST_ON_WEBGPU } from './writer.ts';

/** A training step that is repeated. */
export interface RepeatedStep {
  /** One step. Its inputs are the state, the per-step inputs, the rows of `tables`, and live scalars. */
  readonly step: Graph;
  /** Inputs of `step` whose value for the next step is the output of the same name. */
  readonly state: readonly string[];
  /**
   * State that the step stores as one tensor. The model takes and returns the members separately; without packs it takes
   * the tensor itself.
   */
  readonly packs: readonly Pack[];
  /**
   * For each input of `step` with a batch, [batch, …] or [replicas, batch, …], the table that its rows come from,
   * [rows, …].
   */
  readonly tables: Readonly<Record<string, Tensor>>;
  /** The number of rows that a step reads: one batch, or one for each replica. */
  readonly rows: number;
  /** The number of copies that train side by side; if there is more than one, the state has a leading axis. */
  readonly replicas: number;
  /**
   * Inputs of `step` that change with every step, such as noise; the model takes them stacked, [iterations, unroll, …].
   */
  readonly perStep: readonly string[];
}

/** A repeated step, and how many steps one iteration makes. */
export interface StepLoop extends RepeatedStep {
  /** The number of steps in one iteration; several save the cost of iterations. */
  readonly unroll: number;
}

/** Tensors that the step stores as one tensor, in order. */
export interface Pack {
  /** Its name in the state of the step. */
  readonly name: string;
  /** A vector, or any shape of the same size; after the replica axis, if there is one. */
  readonly shape: Shape;
  readonly members: readonly { readonly name: string; readonly shape: Shape }[];
}

/** The length that what changes from step to step has in common: the number of iterations. */
export const ITERATIONS = 'iterations';
/** The name of the input with the rows to train on, int32 [iterations, unroll · rows]; there is none without tables. */
export const BATCHES = 'batches';

/**
 * The most bytes of examples in a step that are gathered for all steps in advance, which saves nodes in every step but
 * takes memory for all of them.
 */
const GATHERED_IN_ADVANCE = 4096;

/** Gives the tensor for an input of the step that is neither state nor rows; by default, an input of the model. */
export type Declare = (writer: GraphWriter, name: string, dtype: DType, shape: readonly Dimension[]) => string;

type Named = (name: string) => string;

const unchanged: Named = (name) => name;

const asInput: Declare = (writer, name, dtype, shape) => writer.input(name, dtype, shape);

/**
 * A model that makes `iterations` × `unroll` steps per run, inside an ONNX Scan. Unlike a Loop, it passes every iteration
 * its part of a stack without a node.
 */
export function scanProgram(loop: StepLoop): Program {
  const writer = new GraphWriter();
  writeScan(loop, writer);
  return finishProgram(writer, 'nabla training');
}

/** Writes the model of `scanProgram`. @param named the name in the model of a tensor of the state */
export function writeScan(
  loop: StepLoop,
  writer: GraphWriter,
  declare: Declare = asInput,
  named: Named = unchanged,
): void {
  const outside = emitOutside(loop, writer, ITERATIONS, declare, named);
  const body = new GraphWriter(writer);
  const state = outside.state.map(({ value }) =>
    body.input(`body/${inputName(value)}`, value.type.dtype, value.type.shape),
  );
  if (writer.about) writer.about = { scope: 'slices', text: 'what each step reads' };
  const slices = new Slices(writer, body, loop.unroll);
  const fed = new Map([...slicedRows(loop, outside, writer, body, slices), ...slicedStacks(loop, outside, slices)]);
  const results = emitSteps(loop, body, outside, state, fed);
  results.forEach((name, index) => {
    const { type } = (outside.state[index] as Carried).value;
    body.unnamedOutput(name, type.dtype, type.shape);
  });
  const outer = writer.nodes(
    'Scan',
    [...outside.state.map(({ name }) => name), ...slices.sources],
    { body: body.finish('step'), num_scan_inputs: slices.sources.length },
    results.length,
  );
  declareOutputs(loop, writer, outside, outer, named);
}

/** The bytes that a run of `scanProgram` takes in advance for each of its steps. */
export function bytesPerStep(loop: RepeatedStep): number {
  const { step, perStep, rows } = loop;
  const stacked = step.inputs.filter((input) => perStep.includes(inputName(input)));
  const examples = gathersInAdvance(loop) ? rowsRead(loop).map(({ input }) => input) : [];
  return 4 * rows + bytesOf([...stacked, ...examples]);
}

/** A model that makes `unroll` steps per run, for providers on which a Scan costs more than it saves. */
export function unrolledProgram(loop: StepLoop): Program {
  const writer = new GraphWriter(undefined, WIDEST_ON_WEBGPU);
  const outside = emitOutside(loop, writer, 1);
  const zero = writer.integers([0]);
  const current = (name: string) => writer.node('Squeeze', [name, zero]);
  const fed = new Map([
    ...gatheredRows(loop, outside, writer, current),
    ...splitStacks(loop, outside, writer, current),
  ]);
  const results = emitSteps(
    loop,
    writer,
    outside,
    outside.state.map(({ name }) => name),
    fed,
  );
  declareOutputs(loop, writer, outside, results);
  return finishProgram(writer, 'nabla training');
}

/** A value of the step's state with the name of the tensor that it starts from. */
interface Carried {
  readonly value: Value;
  readonly name: string;
}

/** The part of the model outside the repeated part. */
interface Outside {
  /** null if the step reads no rows. */
  readonly batches: string | null;
  /** Values that are the same in every step. */
  readonly fixed: ReadonlyMap<Value, string>;
  /** Values that change from step to step without depending on training, stacked: [iterations, unroll, …]. */
  readonly stacks: ReadonlyMap<Value, string>;
  readonly state: readonly Carried[];
}

/**
 * Declares the model's inputs and computes, once per run, what training does not change: values that depend only on
 * live scalars and, for all steps together, the scalars that depend on per-step inputs, such as Adam's corrections.
 */
function emitOutside(
  loop: StepLoop,
  writer: GraphWriter,
  iterations: Dimension,
  declare = asInput,
  named = unchanged,
): Outside {
  const { step, unroll } = loop;
  const readsRows = Object.keys(loop.tables).length > 0;
  const batches = readsRows ? writer.input(BATCHES, 'int32', [iterations, unroll * loop.rows]) : null;
  const fixed = new Map<Value, string>();
  const stacks = new Map<Value, string>();
  const state: Carried[] = [];
  for (const input of step.inputs) {
    const name = inputName(input);
    const { dtype, shape } = input.type;
    if (name in loop.tables) continue;
    if (loop.state.includes(name)) state.push({ value: input, name: declareState(loop, writer, input, named) });
    else if (loop.perStep.includes(name)) {
      stacks.set(input, declare(writer, name, dtype, [iterations, unroll, ...shape]));
    } else fixed.set(input, declare(writer, name, dtype, shape));
  }
  for (const value of step.values) {
    if (value.op === 'input') continue;
    if (value.inputs.every((input) => fixed.has(input))) writer.emit([value], fixed);
    else if (isReshapedScalar(value, stacks)) {
      const shape = writer.integers([-1, unroll, ...value.type.shape]);
      stacks.set(value, writer.node('Reshape', [stacks.get(value.inputs[0] as Value) as string, shape]));
    } else if (isStackable(value, fixed, stacks)) {
      const known = new Map([...fixed, ...stacks]);
      writer.emit([value], known);
      stacks.set(value, known.get(value) as string);
    }
  }
  return { batches, fixed, stacks, state };
}

/** Whether a value is a stacked scalar in another shape, which no other stacked value is computed from. */
function isReshapedScalar({ op, inputs: [scalar] }: Value, stacks: ReadonlyMap<Value, string>): boolean {
  return op === 'reshape' && scalar !== undefined && scalar.type.shape.length === 0 && stacks.has(scalar);
}

/** Whether a scalar can be computed for all steps at once: element by element, from scalars with the same property. */
function isStackable(value: Value, fixed: ReadonlyMap<Value, string>, stacks: ReadonlyMap<Value, string>): boolean {
  return (
    value.type.shape.length === 0 &&
    Object.hasOwn(elementwise, value.op) &&
    value.inputs.every((input) => input.type.shape.length === 0 && (fixed.has(input) || stacks.has(input)))
  );
}

function declareState(loop: StepLoop, writer: GraphWriter, input: Value, named: Named): string {
  const pack = loop.packs.find(({ name }) => name === inputName(input));
  if (!pack) return writer.input(named(inputName(input)), input.type.dtype, input.type.shape);
  const tensors = pack.members.map(({ name, shape }) => writer.input(named(name), 'float32', shape));
  const [only, ...more] = tensors;
  if (only && more.length === 0) return writer.node('Reshape', [only, writer.integers(pack.shape)]);
  const vectors = leadingOf(loop, pack);
  const target = writer.integers([...vectors, -1]);
  const flat = tensors.map((tensor) => writer.node('Reshape', [tensor, target]));
  return writer.node('Reshape', [writer.concat(flat, vectors.length), writer.integers(pack.shape)]);
}

/** The replica axis of a pack, if its tensors have one. */
function leadingOf({ replicas }: StepLoop, { shape }: Pack): Shape {
  return replicas > 1 ? shape.slice(0, 1) : [];
}

function declareOutputs(
  loop: StepLoop,
  writer: GraphWriter,
  { state }: Outside,
  results: readonly string[],
  named = unchanged,
): void {
  state.forEach(({ value }, index) => {
    const source = results[index] as string;
    const pack = loop.packs.find(({ name }) => name === inputName(value));
    if (!pack) {
      writer.output(outputName(named(inputName(value))), source, value.type.dtype, value.type.shape);
      return;
    }
    const leading = leadingOf(loop, pack);
    const flat = writer.node('Reshape', [source, writer.integers([...leading, -1])]);
    const lengths = pack.members.map(({ shape }) => sizeOf(shape) / sizeOf(leading));
    writer.split(flat, lengths, leading.length).forEach((piece, place) => {
      const { name, shape } = pack.members[place] as Pack['members'][number];
      writer.output(outputName(named(name)), writer.node('Reshape', [piece, writer.integers(shape)]), 'float32', shape);
    });
  });
}

/**
 * Writes `unroll` steps, each on the state that the previous one left.
 * @param start names of the state's tensors
 * @param fed names of what changes from step to step, for each of the steps
 * @returns names of the state's tensors after the steps
 */
function emitSteps(
  { step, unroll }: StepLoop,
  writer: GraphWriter,
  outside: Outside,
  start: readonly string[],
  fed: Fed,
): readonly string[] {
  let state = start;
  for (let index = 0; index < unroll; index++) {
    const names = new Map(outside.fixed);
    outside.state.forEach(({ value }, position) => {
      names.set(value, state[position] as string);
    });
    for (const [value, pieces] of fed) names.set(value, pieces[index] as string);
    writer.emit(
      step.values.filter((value) => !outside.stacks.has(value)),
      names,
    );
    state = outside.state.map(({ value }) => names.get(step.outputs[inputName(value)] as Value) as string);
  }
  return state;
}

/** The names of a value in each of the unrolled steps. */
type Fed = ReadonlyMap<Value, readonly string[]>;

/** The stacks that the repeated part reads; the others were only needed to compute these. */
function stacksRead(step: Graph, { stacks }: Outside): [value: Value, stack: string][] {
  const readers = step.values.filter((value) => !stacks.has(value));
  const read = new Set(readers.flatMap(({ inputs }) => inputs));
  return [...stacks].filter(([value]) => read.has(value));
}

function slicedStacks({ step }: StepLoop, outside: Outside, slices: Slices): Fed {
  return new Map(
    stacksRead(step, outside).map(([value, stack]) => {
      const name = value.op === 'input' ? inputName(value) : `scalar/${value.id}`;
      return [value, slices.ofStack(stack, name, value.type.dtype, value.type.shape)];
    }),
  );
}

/** An input of the step with the table that its rows come from. */
interface Rows {
  readonly input: Value;
  readonly table: Tensor;
}

function rowsRead({ step, tables }: RepeatedStep): readonly Rows[] {
  return step.inputs.flatMap((input) => {
    const table = tables[inputName(input)];
    return table ? [{ input, table }] : [];
  });
}

function slicedRows(loop: StepLoop, { batches }: Outside, writer: GraphWriter, body: GraphWriter, slices: Slices): Fed {
  const read = rowsRead(loop);
  if (batches === null) return new Map();
  if (!gathersInAdvance(loop)) {
    const rows = slices.ofRows(batches, BATCHES, loop.rows);
    return new Map(
      read.map(({ input, table }) => {
        const name = writeTable(writer, input, table);
        const gathered = rows.map((own) => body.node('Gather', [name, own], { axis: 0 }));
        return [input, inShapeOf(body, gathered, input, table)];
      }),
    );
  }
  return new Map(
    read.map(({ input, table }) => {
      const { dtype, shape } = input.type;
      const name = writeTable(writer, input, table);
      return [input, slices.ofTable(name, batches, inputName(input), loop.rows, dtype, shape)];
    }),
  );
}

function gathersInAdvance(loop: RepeatedStep): boolean {
  return bytesOf(rowsRead(loop).map(({ input }) => input)) <= GATHERED_IN_ADVANCE;
}

function bytesOf(inputs: readonly Value[]): number {
  return inputs.reduce((sum, { type }) => sum + 4 * sizeOf(type.shape), 0);
}

/** The rows of the tables for each of the unrolled steps. @param current takes away the axis of a single iteration */
function gatheredRows(
  loop: StepLoop,
  { batches }: Outside,
  writer: GraphWriter,
  current: (stack: string) => string,
): Fed {
  if (batches === null) return new Map();
  const rows = current(batches);
  return new Map(
    rowsRead(loop).map(({ input, table }) => {
      const gathered = writer.node('Gather', [writeTable(writer, input, table), rows], { axis: 0 });
      const pieces = writer.split(gathered, new Array<number>(loop.unroll).fill(loop.rows), 0);
      return [input, inShapeOf(writer, pieces, input, table)];
    }),
  );
}

/** The parts of the stacks for each of the unrolled steps; a scalar may stay a vector of one. @param current as above */
function splitStacks(
  { step, unroll }: StepLoop,
  outside: Outside,
  writer: GraphWriter,
  current: (stack: string) => string,
): Fed {
  return new Map(
    stacksRead(step, outside).map(([value, stack]) => {
      const pieces = writer.split(current(stack), new Array<number>(unroll).fill(1), 0);
      return [value, value.type.shape.length === 0 ? pieces : reshaped(writer, pieces, value)];
    }),
  );
}

function writeTable(writer: GraphWriter, input: Value, { shape, data }: Tensor): string {
  return writer.table(`table ${inputName(input)}`, 'float32', shape, data, `data/train/${inputName(input)}`);
}

/** Rows of a table in the shape of an input, which may have an axis for replicas. */
function inShapeOf(writer: GraphWriter, rows: readonly string[], input: Value, { shape }: Tensor): readonly string[] {
  return input.type.shape.length === shape.length ? rows : reshaped(writer, rows, input);
}

function reshaped(writer: GraphWriter, names: readonly string[], { type }: Value): readonly string[] {
  const shape = writer.integers(type.shape);
  return names.map((name) => writer.node('Reshape', [name, shape]));
}
