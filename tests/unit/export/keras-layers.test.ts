import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { prepareData } from '../../../src/compiler/data.ts';
import { initialState } from '../../../src/compiler/initial.ts';
import { buildNetwork } from '../../../src/compiler/network.ts';
import { liveValues } from '../../../src/experiment/index.ts';
import { writeKeras } from '../../../src/export/code/keras/index.ts';
import type { Program } from '../../../src/export/exported.ts';
import { finishGraph, float32, GraphBuilder, inputName } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

// TensorFlow.js has the layers of Keras with the same names, arguments and weights, so the network of a program can be
// built from it as well. It has no attention, no group normalization, and no GRU that resets after the product.

const EXAMPLES = 3;

const texts = [
  'data=iris&net=dense(5,tanh),dense(4,elu),residual(6,softplus)',
  'data=circle&net=dense(5,prelu),batch_norm,dense(4,softsign),layer_norm(epsilon=0.01)',
  'data=digits&net=conv2d(3,3,tanh),conv2d(4,2,softplus,stride=2),conv2d(2,3,selu,padding=valid),dense(3)',
  'data=digits&net=conv2d(3,3,tanh,dilation=2),batch_norm,max_pool(2),flatten',
  'data=digits&net=conv2d(3,3,softsign),avg_pool(3,stride=2,padding=same),residual_conv2d(2,3,tanh),global_avg_pool',
  'data=digits&net=conv2d(2,3,tanh),dense(32),to_image(2),conv2d_transpose(3,3,tanh),upsample(2)',
  'data=digits&net=conv2d(2,3,tanh),conv2d(3,3,tanh),join(1)',
  'data=digits&task=autoencoder&net=conv2d(2,3,tanh),conv2d_transpose(3,4,tanh,stride=2),max_pool(2)',
  'data=temporal_order(n=40,length=6)&net=embedding(4),conv1d(5,3,tanh),positions(learned),average_over_time',
  'data=temporal_order(n=40,length=6)&net=rnn(4),rnn(3,relu)',
  'data=temporal_order(n=40,length=6)&net=lstm(4),lstm(3)',
  'data=temporal_order(n=40,length=6)&net=lstm(4,bidirectional=yes,returns=every),gru(3,reset=before)',
  'data=temporal_order(n=40,length=6)&net=gru(3,reset=before,bidirectional=yes)',
];

/** The program of an experiment whose tensors are all random, and what its network computes for a few examples. */
async function prepared(text: string) {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const random = randomStream(1, text);
  const state = initialState(spec, compile(spec, data));
  const initial = new Map([...state].map(([name, values]) => [name, values.map(() => random.uniform(0.1, 0.9))]));
  const { train, validation } = data.parts;
  const scores = new Map(
    [train, validation].map((_, index) => [`${['train', 'validation'][index]}/loss`, new Float32Array(1)] as const),
  );
  const recording = { steps: 0, initial, rows: { batch: 1, values: new Int32Array() }, noise: [], scores };
  const program = writeKeras({ spec, data, whole: spec, replica: 0, recording, name: 'network' });

  const width = data.features.length;
  const x = tensor([EXAMPLES, width], train.x.data.slice(0, EXAMPLES * width));
  const builder = new GraphBuilder();
  const { output } = buildNetwork(spec, builder.input('x', float32(x.shape)), data.outputs);
  const graph = finishGraph({ logits: output.logits, units: output.units });
  const live = liveValues(spec);
  const feeds = Object.fromEntries(
    graph.inputs.map((input) => {
      const name = inputName(input);
      const number = live[name];
      if (number !== undefined) return [name, tensor([], Float64Array.of(number))];
      return [name, name === 'x' ? x : tensor(input.type.shape, Float64Array.from(initial.get(name) as Float32Array))];
    }),
  );
  const results = evaluateGraph(graph, feeds);
  const takesLogits = program.source.includes('from_logits=True');
  return { program, x, expected: results[takesLogits ? 'logits' : 'units']?.data as Float64Array };
}

type Value = string | number | boolean | readonly Value[];

/** A call such as `layers.Dense(4, activation="tanh")(x)`. */
interface Statement {
  readonly target: string;
  readonly layer: string;
  readonly args: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
  /** The variables that it is applied to. */
  readonly on: readonly string[];
}

/** The statements of `build_network`. */
function statementsOf({ source }: Program): { readonly statements: readonly Statement[]; readonly result: string } {
  const body = /def build_network\(\):\n((?: {4}.*\n|\n)*)/.exec(source)?.[1] as string;
  const lines = body
    .replaceAll(/([([{])\n\s+/g, '$1')
    .replaceAll(/,?\n\s+([)\]}])/g, '$1')
    .replaceAll(/,\n\s{8,}/g, ', ')
    .replaceAll(/\n\s+\)/g, ')')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const result = /keras\.Model\(inputs, (\w+)\)/.exec(lines.pop() as string)?.[1] as string;
  // After the docstring and the inputs.
  const statements = lines.slice(2).map((line): Statement => {
    const alias = /^(\w+) = (\w+)$/.exec(line);
    if (alias) return { target: alias[1] as string, layer: 'alias', args: [], named: {}, on: [alias[2] as string] };
    const call = /^(\w+) = ([\w.]+)\((.*?)\)(?:\(([^()]*)\))?$/.exec(line);
    if (!call) throw new Error(`cannot read "${line}"`);
    const [, target, layer, inside, on] = call as unknown as [string, string, string, string, string | undefined];
    const parts = split(inside);
    const values = parts.filter((part) => !/^\w+=/.test(part));
    const named = parts.flatMap((part) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(part) ?? [];
      return name ? [[name, literal(value as string)] as const] : [];
    });
    return {
      target,
      layer,
      args: on === undefined ? values.slice(1).map(literal) : values.map(literal),
      named: Object.fromEntries(named),
      on: (on ?? (values[0] as string)).replaceAll(/[[\]\s]/g, '').split(','),
    };
  });
  return { statements, result };
}

function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

function literal(text: string): Value {
  if (text.startsWith('"')) return text.slice(1, -1);
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^[([]/.test(text)) return split(text.slice(1, -1)).map(literal);
  return Number.isNaN(Number(text)) ? text : Number(text);
}

const PADDED = ['same', 'valid', 'causal'];

/** A layer of TensorFlow.js as the program makes it in Keras. */
function layerOf({ layer, args, named }: Statement): tf.layers.Layer {
  const name = String(named.name ?? '');
  const common = { ...(name && { name }) };
  const [first, second] = args as readonly number[];
  const number = (key: string, standard: number) => Number(named[key] ?? standard);
  const padding = PADDED.find((one) => one === named.padding) as 'same' | 'valid' | undefined;
  // A function with an argument: `partial(keras.activations.elu, alpha=1.0)`.
  const activation = String(named.activation ?? 'linear').replace(
    /^partial\(keras\.activations\.(\w+),.*$/,
    '$1',
  ) as 'tanh';
  const sliding = {
    padding: padding ?? 'valid',
    strides: number('strides', 1),
    dilationRate: number('dilation_rate', 1),
  };
  const kernel = {
    filters: first as number,
    kernelSize: second as number,
    ...sliding,
    activation,
  };
  const pooling = { ...common, poolSize: first as number, strides: number('strides', 1), padding: padding ?? 'valid' };
  const recurrent = {
    ...common,
    units: first as number,
    returnSequences: named.return_sequences === true,
    goBackwards: named.go_backwards === true,
    recurrentActivation: 'sigmoid' as const,
    activation: named.activation === undefined ? ('tanh' as const) : activation,
  };
  const makers: Record<string, () => tf.layers.Layer> = {
    'layers.Dense': () => tf.layers.dense({ ...common, units: first as number, activation }),
    'layers.Conv2D': () => tf.layers.conv2d({ ...common, ...kernel }),
    'layers.Conv2DTranspose': () => tf.layers.conv2dTranspose({ ...common, ...kernel }),
    'layers.Conv1D': () => tf.layers.conv1d({ ...common, ...kernel }),
    'layers.MaxPooling2D': () => tf.layers.maxPooling2d(pooling),
    'layers.AveragePooling2D': () => tf.layers.averagePooling2d(pooling),
    'layers.GlobalAveragePooling2D': () => tf.layers.globalAveragePooling2d(common),
    'layers.GlobalAveragePooling1D': () => tf.layers.globalAveragePooling1d(common),
    'layers.UpSampling2D': () => tf.layers.upSampling2d({ ...common, size: [first as number, first as number] }),
    'layers.Reshape': () => tf.layers.reshape({ targetShape: args[0] as unknown as number[] }),
    'layers.Permute': () => tf.layers.permute({ dims: args[0] as unknown as number[] }),
    'layers.Flatten': () => tf.layers.flatten(),
    'layers.Activation': () => tf.layers.activation({ activation: args[0] as 'tanh' }),
    'layers.Add': () => tf.layers.add(common),
    'layers.Concatenate': () => tf.layers.concatenate(common),
    'layers.BatchNormalization': () =>
      tf.layers.batchNormalization({ ...common, epsilon: number('epsilon', 1e-3), momentum: number('momentum', 0.99) }),
    'layers.LayerNormalization': () => tf.layers.layerNormalization({ ...common, epsilon: number('epsilon', 1e-3) }),
    'layers.PReLU': () =>
      tf.layers.prelu({
        ...common,
        ...(named.shared_axes ? { sharedAxes: named.shared_axes as unknown as number[] } : {}),
      }),
    'layers.Embedding': () =>
      tf.layers.embedding({ ...common, inputDim: first as number, outputDim: second as number }),
    'layers.SimpleRNN': () => tf.layers.simpleRNN(recurrent),
    'layers.LSTM': () => tf.layers.lstm(recurrent),
    'layers.GRU': () => tf.layers.gru(recurrent),
  };
  const make = makers[layer];
  if (!make) throw new Error(`TensorFlow.js has no ${layer}`);
  return make();
}

/** What the network of a program computes with the layers of TensorFlow.js and its recorded weights. */
function outputOf(program: Program, x: tf.Tensor): Float32Array {
  const { statements, result } = statementsOf(program);
  const values = new Map<string, tf.Tensor>([['inputs', x]]);
  for (const statement of statements) {
    const on = statement.on.map((name) => values.get(name) as tf.Tensor);
    values.set(statement.target, apply(statement, on, program));
  }
  return (values.get(result) as tf.Tensor).dataSync() as Float32Array;
}

function apply(statement: Statement, on: readonly tf.Tensor[], program: Program): tf.Tensor {
  const [x] = on as [tf.Tensor];
  const weights = program.arrays
    .filter(({ name }) => name.startsWith(`initial/${String(statement.named.name)}/`))
    .map(({ shape, data }) => tf.tensor(data, [...shape]));
  if (statement.layer === 'alias') return x;
  if (statement.layer === 'ops.one_hot') return tf.oneHot(x.toInt(), statement.args[0] as number).toFloat();
  if (statement.layer === 'ops.flip') return tf.reverse(x, 1);
  if (statement.layer === 'Positions') return tf.add(x, weights[0] as tf.Tensor);
  const layer = layerOf(statement);
  const applied = () => layer.apply(on.length > 1 ? [...on] : x) as tf.Tensor;
  if (weights.length === 0) return applied();
  // It is built when it is first applied.
  applied();
  layer.setWeights(weights);
  return applied();
}

describe('the network of a program for Keras, built of the layers of TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(texts)('computes what Nabla computes: %s', async (text) => {
    const { program, x, expected } = await prepared(text);
    const theirs = outputOf(program, tf.tensor(Float32Array.from(x.data), [...x.shape]));
    expect(theirs.length).toBe(expected.length);
    const scale = Math.max(...expected.map(Math.abs));
    const differences = theirs.map((value, index) => Math.abs(value - (expected[index] as number)) / scale);
    expect(Math.max(...differences)).toBeLessThan(1e-5);
    // A network that is saturated everywhere would show nothing.
    expect(new Set(Array.from(expected, (value) => value.toPrecision(6))).size).toBeGreaterThan(1);
  });
});
