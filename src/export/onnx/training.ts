import { compile } from '../../compiler/compile.ts';
import type { Compiled, PerStepInput } from '../../compiler/compiled.ts';
import { liveTables } from '../../compiler/rollout/context.ts';
import { extractScalars } from '../../compiler/scalars.ts';
import { learnsByReward } from '../../experiment/agent.ts';
import { liveValues, print } from '../../experiment/index.ts';
import { VERSION } from '../../experiment/keys.ts';
import { type Graph, inputName, type Value } from '../../ir/graph.ts';
import type { Tensor } from '../../math/tensor.ts';
import { writeFile } from '../../onnx/file.ts';
import { type Dimension, dataTypeOf } from '../../onnx/proto.ts';
import { BATCHES, type Declare, ITERATIONS, type StepLoop, writeScan } from '../../onnx/training.ts';
import { GraphWriter } from '../../onnx/writer.ts';
import { opNamed } from '../../ops/table.ts';
import { counted } from '../../table/words.ts';
import type { ExportedNetwork } from '../exported.ts';
import { metadataOf } from './metadata.ts';
import { tensorName } from './tensor-name.ts';
import { opWords } from './words.ts';

/**
 * Writes the training step as it runs: a Scan around one step, with the training examples inside. The state is the default
 * value of its inputs, so that a first run continues from this step; a later one is fed what the one before returned.
 */
export function writeTraining({ spec, data, state, step }: ExportedNetwork): Uint8Array<ArrayBuffer> {
  const compiled = compile(spec, data);
  const live = liveValues(spec);
  const numbers = compiled.training.perStep.filter((input) => !isNoise(input)).map(({ name }) => name);
  const {
    step: graph,
    fixed,
    perStep,
  } = extractScalars(compiled.training.step, (input) => {
    if (inputName(input) in live) return 'fixed';
    return numbers.includes(inputName(input)) ? 'perStep' : null;
  });
  const writer = new GraphWriter();
  writer.about = { scope: 'state', text: 'the tensors of the state, side by side in one' };
  const scalars = new Scalars(writer, live, [fixed, perStep]);
  const tables = learnsByReward(spec) ? liveTables(spec) : {};
  const declare: Declare = (_, name, dtype, shape) => {
    if (scalars.knows(name) || numbers.includes(name)) return scalars.tensor(name, shape);
    return writer.input(name, dtype, shape, wordsOf(name, compiled, tables));
  };
  writer.describe = ({ op, origin }) => ({ scope: origin, text: `${origin}: ${opWords[op as keyof typeof opWords]}` });
  const read = new Set(graph.inputs.map(inputName));
  const direct = compiled.training.perStep.filter(({ name }) => read.has(name)).map(({ name }) => name);
  const loop: StepLoop = {
    ...compiled.training,
    step: graph,
    perStep: [...direct, ...Object.keys(perStep.outputs)],
    unroll: 1,
  };
  writeScan(loop, writer, declare, tensorName);
  const given = new Set(writer.inputNames);
  for (const { name, shape } of compiled.state) {
    const own = tensorName(name);
    if (given.has(own)) writer.initializer(own, 'float32', shape, state.get(name) as Float32Array);
  }
  for (const [name, { shape, data: values }] of Object.entries(tables)) {
    if (given.has(name)) writer.initializer(name, 'float32', shape, values);
  }
  return writeFile(writer, {
    name: 'training',
    text: textOf(compiled, [...given], { spec, step }),
    version: String(VERSION),
    metadata: { ...metadataOf({ spec, data, step }), ...(data.preparation && { contains: 'the training examples' }) },
  });
}

function isNoise({ holds }: PerStepInput): boolean {
  return holds === 'uniform' || holds === 'normal';
}

/** The numbers of a step: given in 64 bits, and what is computed from them alone is computed in 64 bits, as on the page. */
class Scalars {
  readonly #writer: GraphWriter;
  readonly #live: Readonly<Record<string, number>>;
  readonly #computed: ReadonlyMap<string, Value>;
  readonly #names = new Map<Value, string>();
  readonly #given = new Map<string, string>();

  constructor(writer: GraphWriter, live: Readonly<Record<string, number>>, graphs: readonly Graph[]) {
    this.#writer = writer;
    this.#live = live;
    this.#computed = new Map(graphs.flatMap(({ outputs }) => Object.entries(outputs)));
  }

  knows(name: string): boolean {
    return name in this.#live || this.#computed.has(name);
  }

  /** A number, or one for each iteration, in 32 bits. */
  tensor(name: string, shape: readonly Dimension[]): string {
    const value = this.#computed.get(name);
    const wide = value ? this.#compute(value) : this.#give(name, shape);
    const { about } = this.#writer;
    this.#writer.about = { scope: 'numbers', text: `${name} in 32 bits` };
    const narrow = this.#writer.node('Cast', [wide], { to: dataTypeOf('float32') });
    const lengths = shape.map((length) => (typeof length === 'number' ? length : -1));
    // Numbers are computed without the axes of length 1 that a matrix product needs.
    const shaped = value?.type.shape.length
      ? this.#writer.node('Reshape', [narrow, this.#writer.integers(lengths)])
      : narrow;
    this.#writer.about = about;
    return shaped;
  }

  #give(name: string, shape: readonly Dimension[] = [ITERATIONS, 1]): string {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    const live = this.#live[name];
    const given = this.#writer.input(name, 'float64', live === undefined ? shape : [], numberWords(name, live));
    if (live !== undefined) this.#writer.initializer(name, 'float64', [], [live]);
    this.#given.set(name, given);
    return given;
  }

  #compute(value: Value): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = this.#emit(value);
    this.#names.set(value, name);
    return name;
  }

  #emit(value: Value): string {
    if (value.op === 'input') return this.#give(inputName(value));
    if (value.constant) return this.#writer.table(value, 'float64', [], value.constant);
    const inputs = value.inputs.map((input) => this.#compute(input));
    // A number stays one in any other shape.
    if (value.op === 'reshape') return inputs[0] as string;
    const { about } = this.#writer;
    this.#writer.about = { scope: 'numbers', text: `in 64 bits: ${opWords[value.op as keyof typeof opWords]}` };
    const result = opNamed(value.op).lower(value, inputs, this.#writer);
    this.#writer.about = about;
    return result;
  }
}

/** What to feed for an input. */
function numberWords(name: string, live: number | undefined): string {
  if (live !== undefined) return `a setting of the experiment, ${live} by default`;
  const meanings: Readonly<Record<string, string>> = {
    schedule: "the schedule's factor on the learning rate in each step; 1 without a schedule",
    step: 'the number of each step: 1 for the first one of the run, 2 for the next',
  };
  return (
    meanings[name] ?? (name.startsWith('turn/') ? '1 in a step of this player, else 0' : 'the number of each step')
  );
}

function wordsOf(name: string, { training }: Compiled, tables: Readonly<Record<string, Tensor>>): string {
  const noise = training.perStep.find((input) => input.name === name);
  if (noise)
    return `random numbers for each step, ${noise.holds === 'normal' ? 'standard normal' : 'uniform from 0 to 1'}`;
  return name in tables ? 'a table of the world' : 'part of the state';
}

function textOf(
  { training, batch }: Compiled,
  inputs: readonly string[],
  { spec, step }: Pick<ExportedNetwork, 'spec' | 'step'>,
): string {
  const [table] = Object.values(training.tables);
  const each = inputs.filter((name) => training.perStep.some((input) => input.name === name));
  return [
    'One training step of Nabla, repeated: a Scan makes as many steps as its inputs have values for, "iterations" below.',
    `Experiment: ${print(spec)}`,
    `The state is that after ${counted(step, 'step')}. Every output "next/..." belongs to the input of the same name without "next/"; feed it back to go on.`,
    ...(table && inputs.includes(BATCHES)
      ? [
          `"${BATCHES}", [iterations, ${training.rows}], has the rows of the training examples that each step uses: ${batch} of ${table.shape[0]}, counted from 0. The examples are in the model, as "data/train/...".`,
        ]
      : []),
    ...(each.length > 0 ? [`These have a value for each step, [iterations, 1, ...]: ${each.join(', ')}.`] : []),
    'All other inputs have default values. onnxruntime-web uses these; in Python they can be fed as well.',
  ].join('\n');
}
