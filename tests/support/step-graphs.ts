/** Training steps of several experiments side by side in one graph, with feeds. */
import { compile } from '../../src/compiler/compile.ts';
import type { PerStepInput } from '../../src/compiler/compiled.ts';
import { prepareData } from '../../src/compiler/data.ts';
import { initialState } from '../../src/compiler/initial.ts';
import { STEP } from '../../src/compiler/update.ts';
import { liveValues, parse } from '../../src/experiment/index.ts';
import type { ReadAsset } from '../../src/experiment/rows.ts';
import { finishGraph, type Graph, GraphBuilder, inputName, type Value } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { sizeOf } from '../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../src/math/tensor.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';

interface Fed {
  readonly graph: Graph;
  readonly feeds: Readonly<Record<string, Tensor>>;
}

/**
 * A step of every experiment on its first batch, after some steps in float64, so that optimizers have memory. Names
 * start with the text of the experiment.
 */
export async function stepGraphs(texts: readonly string[], stepsBefore: number, readAsset: ReadAsset): Promise<Fed> {
  const builder = new GraphBuilder();
  const outputs: Record<string, Value> = {};
  const feeds: Record<string, Tensor> = {};
  for (const text of texts) {
    const { graph, feeds: own } = await stepOf(text, stepsBefore, readAsset);
    for (const [name, value] of Object.entries(copyInto(builder, graph, text))) outputs[`${text} ${name}`] = value;
    for (const [name, value] of Object.entries(own)) feeds[`${text} ${name}`] = value;
  }
  return { graph: finishGraph(outputs), feeds };
}

async function stepOf(text: string, stepsBefore: number, readAsset: ReadAsset): Promise<Fed> {
  const { spec } = parse(text);
  const compiled = compile(spec, await prepareData(spec, readAsset));
  const { step: graph, tables, packs, rows, perStep } = compiled.training;
  const state = initialState(spec, compiled);
  const packed = packs.map(({ name, members }) => [
    name,
    members.flatMap((member) => [...(state.get(member.name) ?? [])]),
  ]);
  const values: Readonly<Record<string, ArrayLike<number>>> = {
    ...Object.fromEntries([...state, ...packed]),
    ...Object.fromEntries(
      Object.entries(tables).map(([name, { shape, data }]) => [name, data.subarray(0, rows * (shape[1] as number))]),
    ),
    ...Object.fromEntries(perStep.map((input) => [input.name, fed(input)])),
    ...Object.fromEntries(Object.entries(liveValues(spec)).map(([name, value]) => [name, [value]])),
  };
  let feeds: Record<string, Tensor> = Object.fromEntries(
    graph.inputs.map((input) => {
      const name = inputName(input);
      return [name, tensor(input.type.shape, name === STEP ? [1] : (values[name] ?? []))];
    }),
  );
  for (let step = 0; ; step++) {
    if (feeds[STEP]) feeds[STEP] = scalar(step + 1);
    if (step === stepsBefore) return { graph, feeds };
    feeds = { ...feeds, ...evaluateGraph(graph, feeds) };
  }
}

/** Noise is the same at every step, and both players of a game move. */
function fed({ name, shape, holds }: PerStepInput): ArrayLike<number> {
  const random = randomStream(1, name);
  const draw = holds === 'normal' ? () => random.normal() : holds === 'uniform' ? () => random.uniform() : () => 1;
  return Array.from({ length: sizeOf(shape) }, draw);
}

/** @returns the outputs of the copy */
function copyInto(builder: GraphBuilder, { values, outputs }: Graph, prefix: string): Record<string, Value> {
  const copies = new Map<Value, Value>();
  for (const value of values) {
    const { op, type, attributes, constant } = value;
    const inputs = value.inputs.map((input) => copies.get(input) as Value);
    const copy = constant
      ? builder.constant(constant, type)
      : op === 'input'
        ? builder.input(`${prefix} ${inputName(value)}`, type)
        : builder.add(op, inputs, attributes, type);
    copies.set(value, copy);
  }
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, copies.get(value) as Value]));
}
