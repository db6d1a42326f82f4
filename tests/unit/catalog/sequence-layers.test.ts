import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { averageOverTime } from '../../../src/catalog/layers/average_over_time.ts';
import { conv1d } from '../../../src/catalog/layers/conv1d.ts';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { embedding } from '../../../src/catalog/layers/embedding.ts';
import { oneHot } from '../../../src/catalog/layers/one-hot.ts';
import { positions } from '../../../src/catalog/layers/positions.ts';
import { selfAttention } from '../../../src/catalog/layers/self_attention.ts';
import { transformerBlock } from '../../../src/catalog/layers/transformer_block.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { flatSample, sequenceSample, tokenSample } from '../../../src/math/sample.ts';
import { type Tensor, tensor, zeros } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { relu, tanh } from '../../../src/ops/index.ts';
import { buildLayer, close, draw, layerGradientError, runLayer, training } from '../../support/layer.ts';
import { runGraph } from '../../support/ort.ts';

const CAUSAL = 1;
const NONE = 2;

beforeAll(() => tf.setBackend('cpu'));

function theirs({ shape, data }: Tensor): tf.Tensor {
  return tf.tensor([...data], [...shape]);
}

type Tensors = Readonly<Record<string, Tensor>>;

/** Multi-head attention out of primitives of TensorFlow.js; the transpose of PyTorch's nn.MultiheadAttention. */
function attention(x: tf.Tensor, tensors: Tensors, heads: number, causal: boolean) {
  const [batch, steps, features] = x.shape as [number, number, number];
  const by = (name: string) => theirs(tensors[name] as Tensor);
  const linear = (rows: tf.Tensor, name: string) => tf.add(tf.matMul(rows, by(`${name}_weight`)), by(`${name}_bias`));
  const projected = linear(tf.reshape(x, [batch * steps, features]), 'in_proj');
  const [q, k, v] = tf
    .split(projected, 3, 1)
    .map((part) => tf.transpose(tf.reshape(part, [batch, steps, heads, features / heads]), [0, 2, 1, 3]));
  const scores = tf.div(tf.matMul(q as tf.Tensor, k as tf.Tensor, false, true), Math.sqrt(features / heads));
  const visible = tf.linalg.bandPart(tf.ones([steps, steps]), -1, 0);
  const weights = tf.softmax(causal ? tf.where(tf.cast(visible, 'bool'), scores, Number.NEGATIVE_INFINITY) : scores);
  const together = tf.transpose(tf.matMul(weights, v as tf.Tensor), [0, 2, 1, 3]);
  const y = tf.reshape(linear(tf.reshape(together, [batch * steps, features]), 'out_proj'), x.shape);
  return { y, weights };
}

function attentionTensors(features: number) {
  return {
    in_proj_weight: draw(features, 3 * features),
    in_proj_bias: draw(3 * features),
    out_proj_weight: draw(features, features),
    out_proj_bias: draw(features),
  };
}

function blockTensors(features: number, width: number) {
  return {
    ...attentionTensors(features),
    linear1_weight: draw(features, width),
    linear1_bias: draw(width),
    linear2_weight: draw(width, features),
    linear2_bias: draw(features),
    norm1_scale: draw(features),
    norm1_shift: draw(features),
    norm2_scale: draw(features),
    norm2_shift: draw(features),
  };
}

/** How much the output at each step changes, at most, when step `changed` of the input does. [batch, steps, …]. */
function changes(layer: LayerDef, tensors: Tensors, args: Readonly<Record<string, number>>, changed: number): number[] {
  const { shape, data } = tensors.x as Tensor;
  const [batch, steps, features] = shape as [number, number, number];
  const other = Float64Array.from(data, (value, place) =>
    Math.floor(place / features) % steps === changed ? value + 1 + (place % 3) : value,
  );
  const [before, after] = [data, other].map(
    (values) => runLayer(layer, { ...tensors, x: tensor(shape, values) }, { ...training, args, activate: tanh }).y,
  ) as [number[], number[]];
  const width = before.length / (batch * steps);
  const worst = new Array<number>(steps).fill(0);
  before.forEach((value, place) => {
    const step = Math.floor(place / width) % steps;
    worst[step] = Math.max(worst[step] as number, Math.abs(value - (after[place] as number)));
  });
  return worst;
}

const firstRow = {
  problem: 'needs a sequence, such as parity, a text or windows of a time series, but it gets a row of 2 numbers',
  instead: null,
};

describe.each([
  ['positions', positions],
  ['self_attention', selfAttention],
  ['transformer_block', transformerBlock],
  ['conv1d', conv1d],
  ['average_over_time', averageOverTime],
] as unknown as readonly (readonly [string, LayerDef])[])('%s', (_, layer) => {
  it('refuses a row', () => {
    const args = Object.fromEntries(Object.entries(layer.hyper).map(([name, hyper]) => [name, hyper.default]));
    expect(layer.output(flatSample(2), args)).toEqual(firstRow);
  });
});

describe.each([
  ['self_attention', selfAttention],
  ['transformer_block', transformerBlock],
  ['conv1d', conv1d],
] as unknown as readonly (readonly [string, LayerDef])[])('the mask of %s', (_, layer) => {
  it('is causal if the next step is predicted, and kept if it was chosen', () => {
    const settled = (mask: number, predictsNext: boolean) =>
      layer.settle?.({ mask, other: 7 }, { everyStep: true, predictsNext });
    expect(settled(0, true)).toEqual({ mask: CAUSAL, other: 7 });
    expect(settled(0, false)).toEqual({ mask: NONE, other: 7 });
    expect(settled(NONE, true)).toEqual({ mask: NONE, other: 7 });
    expect(settled(CAUSAL, false)).toEqual({ mask: CAUSAL, other: 7 });
  });
});

describe('oneHot', () => {
  it('has a one at the index of each token, and none for an index outside of the vocabulary', () => {
    const builder = new GraphBuilder();
    const y = oneHot(builder.constant(Float64Array.of(2, 0, -1, 1), float32([2, 2])), 3);
    expect(evaluateGraph(finishGraph({ y }), {}).y).toEqual(tensor([2, 2, 3], [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0]));
  });
});

describe('embedding', () => {
  const x = tensor([2, 3], [4, 0, 1, 1, 2, 4]);
  const setting = { ...training, args: { units: 4 }, input: tokenSample(3, 5) };

  it('is that of TensorFlow.js', () => {
    const weight = draw(5, 4);
    const layer = tf.layers.embedding({ inputDim: 5, outputDim: 4, inputLength: 3 });
    layer.build([2, 3]);
    layer.setWeights([theirs(weight)]);
    const { y, asked } = runLayer(embedding as LayerDef, { x, weight }, setting);
    close(y, (layer.apply(theirs(x)) as tf.Tensor).dataSync(), 7);
    expect(asked).toEqual({ weight: ['weight', [5, 4], { fanIn: 1, fanOut: 4 }] });
  });

  it('is zero where there is no token', () => {
    const { y } = runLayer(embedding as LayerDef, { x: tensor([1, 3], [-1, 3, -1]), weight: draw(5, 4) }, setting);
    expect(y.map((value) => value !== 0)).toEqual([0, 1, 0].flatMap((here) => new Array(4).fill(here === 1)));
  });

  it('has the gradient that finite differences show', () => {
    expect(layerGradientError(embedding as LayerDef, { x, weight: draw(5, 4) }, ['weight'], setting)).toBeLessThan(
      1e-6,
    );
  });

  it('turns tokens into a sequence and refuses anything else', () => {
    const output = (sample: Parameters<typeof embedding.output>[0]) =>
      embedding.output(sample, { units: 4, freeze: 0 });
    expect(output(tokenSample(3, 5))).toEqual(sequenceSample({ steps: 3, features: 4 }));
    expect(output(flatSample(2))).toMatchObject({
      problem: 'needs tokens, such as those of parity or a text, but it gets a row of 2 numbers',
    });
    expect(output(sequenceSample({ steps: 3, features: 1 }))).toEqual({
      problem: 'needs tokens, such as those of parity or a text, but each step is a single number',
      instead: null,
    });
  });
});

describe('positions', () => {
  it('adds sines to even features and cosines to odd ones, as in section 3.5 of the paper', () => {
    const { y } = runLayer(positions as LayerDef, { x: zeros([1, 3, 4]) }, training);
    close(
      y,
      [0, 1, 2].flatMap((t) => [Math.sin(t), Math.cos(t), Math.sin(t / 100), Math.cos(t / 100)]),
    );
  });

  it('ends with a sine if the number of features is odd', () => {
    const { y } = runLayer(positions as LayerDef, { x: zeros([1, 2, 3]) }, training);
    close(y, [0, 1, 0, Math.sin(1), Math.cos(1), Math.sin(1 / 10000 ** (2 / 3))]);
  });

  it('adds a trained vector for each step if they are learned', () => {
    const [x, weight] = [draw(2, 3, 4), draw(3, 4)];
    const { y, asked } = runLayer(positions as LayerDef, { x, weight }, { ...training, args: { kind: 1 } });
    close(y, tf.add(theirs(x), theirs(weight)).dataSync(), 6);
    expect(asked).toEqual({ weight: ['weight', [3, 4], { fanIn: 1, fanOut: 4 }] });
  });
});

describe('self_attention', () => {
  it.each([
    { x: [2, 5, 6], heads: 1, mask: NONE },
    { x: [2, 5, 6], heads: 3, mask: CAUSAL },
    { x: [3, 4, 4], heads: 4, mask: NONE },
    { x: [1, 1, 2], heads: 2, mask: CAUSAL },
  ])('is that of TensorFlow.js: $x, heads $heads, mask $mask', ({ x: shape, heads, mask }) => {
    const tensors = { x: draw(...shape), ...attentionTensors(shape[2] as number) };
    const { y } = runLayer(selfAttention as LayerDef, tensors, { ...training, args: { heads, mask } });
    close(y, attention(theirs(tensors.x), tensors, heads, mask === CAUSAL).y.dataSync(), 4);
  });

  it('adds its input on request', () => {
    const tensors = { x: draw(2, 3, 4), ...attentionTensors(4) };
    const [plain, skipping] = [0, 1].map(
      (skip) => runLayer(selfAttention as LayerDef, tensors, { ...training, args: { skip } }).y,
    ) as [number[], number[]];
    close(
      skipping,
      plain.map((value, place) => value + (tensors.x.data[place] as number)),
    );
  });

  it('has the parameters of PyTorch, transposed', () => {
    const tensors = { x: draw(1, 2, 4), ...attentionTensors(4) };
    expect(runLayer(selfAttention as LayerDef, tensors, training).asked).toEqual({
      in_proj_weight: ['weight', [4, 12], { fanIn: 4, fanOut: 4 }],
      in_proj_bias: ['bias', [12]],
      out_proj_weight: ['weight', [4, 4], { fanIn: 4, fanOut: 4 }],
      out_proj_bias: ['bias', [4]],
    });
  });

  it.each([CAUSAL, NONE])('has the gradients that finite differences show, with mask %d', (mask) => {
    const tensors = { x: draw(2, 3, 4), ...attentionTensors(4) };
    const error = layerGradientError(selfAttention as LayerDef, tensors, Object.keys(tensors), {
      ...training,
      args: { heads: 2, mask },
    });
    expect(error).toBeLessThan(1e-6);
  });

  it('attends to no later step with a causal mask, and to every step without one', () => {
    const tensors = { x: draw(2, 5, 4), ...attentionTensors(4) };
    const causal = changes(selfAttention as LayerDef, tensors, { heads: 2, mask: CAUSAL }, 3);
    expect(causal.map((change) => change > 0)).toEqual([false, false, false, true, true]);
    const open = changes(selfAttention as LayerDef, tensors, { heads: 2, mask: NONE }, 3);
    expect(open.every((change) => change > 0)).toBe(true);
  });

  it('shows the weights, which sum to one and are exactly zero for later steps', () => {
    const builder = new GraphBuilder();
    const tensors = attentionTensors(4);
    const inputs = Object.fromEntries(
      Object.entries(tensors).map(([name, { data, shape }]) => [name, builder.constant(data, float32(shape))]),
    );
    const x = draw(2, 3, 4);
    const shown: Record<string, Value> = {};
    buildLayer(selfAttention as LayerDef, builder.constant(x.data, float32(x.shape)), inputs, {
      ...training,
      args: { heads: 2, mask: CAUSAL },
      show: (name, [value]) => {
        shown[name] = value as Value;
      },
    });
    const weights = evaluateGraph(finishGraph(shown), {}).attention as Tensor;
    expect(weights.shape).toEqual([2, 2, 3, 3]);
    close([...weights.data], attention(theirs(x), tensors, 2, true).weights.dataSync(), 5);
    weights.data.forEach((weight, place) => {
      const later = place % 3 > Math.floor(place / 3) % 3;
      expect(weight === 0).toBe(later);
    });
  });

  it.each([
    { features: 6, heads: 4, nearest: 3 },
    { features: 7, heads: 4, nearest: 1 },
    { features: 9, heads: 8, nearest: 9 },
    { features: 64, heads: 12, nearest: 8 },
  ])('takes $nearest in place of $heads heads for $features features', ({ features, heads, nearest }) => {
    const args = { heads, mask: NONE, skip: 0, freeze: 0 };
    expect(selfAttention.output(sequenceSample({ steps: 3, features }), args)).toEqual({
      problem: `has ${heads} heads, which do not divide the ${features} features of its input`,
      instead: { ...args, heads: nearest },
    });
    const type = sequenceSample({ steps: 3, features });
    expect(selfAttention.output(type, { ...args, heads: nearest })).toEqual(type);
  });
});

describe('transformer_block', () => {
  const FEATURES = 4;
  const WIDTH = 6;
  const args = { heads: 2, width: WIDTH };
  const [BEFORE, AFTER] = [0, 1];

  /** nn.TransformerEncoderLayer of PyTorch without dropout, out of TensorFlow.js. */
  function block(tensors: Tensors, { after, causal }: { after: boolean; causal: boolean }): tf.Tensor {
    const by = (name: string) => theirs(tensors[name] as Tensor);
    const x = by('x');
    const normalize = (name: string) => {
      const layer = tf.layers.layerNormalization({ epsilon: 1e-5 });
      layer.build(x.shape);
      layer.setWeights([by(`${name}_scale`), by(`${name}_shift`)]);
      return (rows: tf.Tensor) => layer.apply(rows) as tf.Tensor;
    };
    const linear = (rows: tf.Tensor, name: string) => {
      const flat = tf.matMul(tf.reshape(rows, [-1, rows.shape.at(-1) as number]), by(`${name}_weight`));
      return tf.reshape(tf.add(flat, by(`${name}_bias`)), [...x.shape.slice(0, 2), -1]);
    };
    const attend = (rows: tf.Tensor) => attention(rows, tensors, 2, causal).y;
    const feedForward = (rows: tf.Tensor) => linear(tf.relu(linear(rows, 'linear1')), 'linear2');
    const [norm1, norm2] = [normalize('norm1'), normalize('norm2')];
    if (after) {
      const attentive = norm1(tf.add(x, attend(x)));
      return norm2(tf.add(attentive, feedForward(attentive)));
    }
    const attentive = tf.add(x, attend(norm1(x)));
    return tf.add(attentive, feedForward(norm2(attentive)));
  }

  it.each([
    { norm: BEFORE, mask: NONE },
    { norm: BEFORE, mask: CAUSAL },
    { norm: AFTER, mask: NONE },
    { norm: AFTER, mask: CAUSAL },
  ])('is that of TensorFlow.js: norm $norm, mask $mask', ({ norm, mask }) => {
    const tensors = { x: draw(2, 3, FEATURES), ...blockTensors(FEATURES, WIDTH) };
    const setting = { ...training, args: { ...args, norm, mask }, activate: relu };
    const { y } = runLayer(transformerBlock as LayerDef, tensors, setting);
    close(y, block(tensors, { after: norm === AFTER, causal: mask === CAUSAL }).dataSync(), 4);
  });

  it('has the parameters of PyTorch, transposed', () => {
    const tensors = { x: draw(1, 2, FEATURES), ...blockTensors(FEATURES, WIDTH) };
    const { asked } = runLayer(transformerBlock as LayerDef, tensors, { ...training, args });
    expect(asked).toEqual({
      in_proj_weight: ['weight', [4, 12], { fanIn: 4, fanOut: 4 }],
      in_proj_bias: ['bias', [12]],
      out_proj_weight: ['weight', [4, 4], { fanIn: 4, fanOut: 4 }],
      out_proj_bias: ['bias', [4]],
      linear1_weight: ['weight', [4, 6], { fanIn: 4, fanOut: 6 }],
      linear1_bias: ['bias', [6]],
      linear2_weight: ['weight', [6, 4], { fanIn: 6, fanOut: 4 }],
      linear2_bias: ['bias', [4]],
      norm1_scale: ['parameter', [4], 1],
      norm1_shift: ['parameter', [4], 0],
      norm2_scale: ['parameter', [4], 1],
      norm2_shift: ['parameter', [4], 0],
    });
  });

  it.each([BEFORE, AFTER])('has the gradients that finite differences show, with norm %d', (norm) => {
    const tensors = { x: draw(2, 3, FEATURES), ...blockTensors(FEATURES, WIDTH) };
    const setting = { ...training, args: { ...args, norm, mask: CAUSAL }, activate: tanh };
    const error = layerGradientError(transformerBlock as LayerDef, tensors, Object.keys(tensors), setting);
    expect(error).toBeLessThan(1e-5);
  });

  it('depends on no later step with a causal mask', () => {
    const tensors = { x: draw(2, 5, FEATURES), ...blockTensors(FEATURES, WIDTH) };
    const causal = changes(transformerBlock as LayerDef, tensors, { ...args, mask: CAUSAL }, 2);
    expect(causal.map((change) => change > 0)).toEqual([false, false, true, true, true]);
  });

  it('depends on no later step in onnxruntime either', async () => {
    const builder = new GraphBuilder();
    const { x, ...tensors } = { x: draw(2, 5, FEATURES), ...blockTensors(FEATURES, WIDTH) };
    const inputs = Object.fromEntries(
      Object.entries(tensors).map(([name, { data, shape }]) => [name, builder.constant(data, float32(shape))]),
    );
    const input = builder.input('x', float32(x.shape));
    const setting = { ...training, args: { ...args, mask: CAUSAL }, activate: relu };
    const { y } = buildLayer(transformerBlock as LayerDef, input, inputs, setting);
    const graph = finishGraph({ y });
    const before = await runGraph(graph, { x });
    const changed = x.data.map((value, place) => (Math.floor(place / FEATURES) % 5 < 3 ? value : value - 1));
    const after = await runGraph(graph, { x: tensor(x.shape, changed) });
    const same = [...(before.y as Float32Array)].map((value, place) => value === after.y?.[place]);
    expect(same).toEqual(same.map((_, place) => Math.floor(place / FEATURES) % 5 < 3));
  });

  it('refuses a number of heads that does not divide the features', () => {
    const odd = { heads: 4, width: 8, norm: 0, mask: NONE, freeze: 0 };
    expect(transformerBlock.output(sequenceSample({ steps: 3, features: 1 }), odd)).toEqual({
      problem: 'has 4 heads, but its input has a single feature',
      instead: { ...odd, heads: 1 },
    });
  });
});

describe('conv1d', () => {
  it.each([
    { x: [2, 6, 3], filters: 4, kernel: 3, dilation: 1, mask: NONE },
    { x: [2, 7, 1], filters: 2, kernel: 4, dilation: 1, mask: NONE },
    { x: [1, 9, 2], filters: 3, kernel: 3, dilation: 2, mask: NONE },
    { x: [2, 6, 3], filters: 4, kernel: 3, dilation: 1, mask: CAUSAL },
    { x: [1, 9, 2], filters: 3, kernel: 2, dilation: 4, mask: CAUSAL },
    { x: [2, 3, 2], filters: 3, kernel: 5, dilation: 2, mask: CAUSAL },
    { x: [2, 3, 2], filters: 1, kernel: 1, dilation: 1, mask: NONE },
  ])('is that of TensorFlow.js: $x, $filters, $kernel, $dilation, mask $mask', ({ x: shape, mask, ...args }) => {
    const { filters, kernel, dilation } = args;
    const tensors = { x: draw(...shape), weight: draw(filters, shape[2] as number, kernel), bias: draw(filters) };
    const { y } = runLayer(conv1d as LayerDef, tensors, { ...training, args: { ...args, mask }, activate: relu });
    const kernels = tf.transpose(theirs(tensors.weight), [2, 1, 0]) as tf.Tensor3D;
    const x = theirs(tensors.x) as tf.Tensor3D;
    const conv =
      mask === CAUSAL
        ? tf.conv1d(
            tf.pad3d(x, [
              [0, 0],
              [dilation * (kernel - 1), 0],
              [0, 0],
            ]),
            kernels,
            1,
            'valid',
            'NWC',
            dilation,
          )
        : tf.conv1d(x, kernels, 1, 'same', 'NWC', dilation);
    close(y, tf.relu(tf.add(conv, theirs(tensors.bias))).dataSync(), 4);
    const [, steps, features] = shape as [number, number, number];
    expect(conv1d.output(sequenceSample({ steps, features }), { ...args, mask, freeze: 0 })).toEqual(
      sequenceSample({ steps, features: filters }),
    );
  });

  it('asks for weights as PyTorch stores them, with the fans of the window', () => {
    const tensors = { x: draw(1, 5, 3), weight: draw(8, 3, 3), bias: draw(8) };
    expect(runLayer(conv1d as LayerDef, tensors, training).asked).toEqual({
      weight: ['weight', [8, 3, 3], { fanIn: 9, fanOut: 24 }, 0],
      bias: ['bias', [8]],
    });
  });

  it.each([CAUSAL, NONE])('has the gradients that finite differences show, with mask %d', (mask) => {
    const tensors = { x: draw(2, 5, 3), weight: draw(2, 3, 3), bias: draw(2) };
    const setting = { ...training, args: { filters: 2, dilation: 2, mask }, activate: tanh };
    expect(layerGradientError(conv1d as LayerDef, tensors, Object.keys(tensors), setting)).toBeLessThan(1e-6);
  });

  it('depends on no later step with a causal mask', () => {
    const tensors = { x: draw(2, 6, 2), weight: draw(3, 2, 3), bias: draw(3) };
    const at = (mask: number) => changes(conv1d as LayerDef, tensors, { filters: 3, mask }, 2);
    expect(at(CAUSAL).map((change) => change > 0)).toEqual([false, false, true, true, true, false]);
    expect(at(NONE).map((change) => change > 0)).toEqual([false, true, true, true, false, false]);
  });
});

describe('average_over_time', () => {
  it('is the mean of each feature', () => {
    const x = draw(2, 5, 3);
    close(runLayer(averageOverTime as LayerDef, { x }, training).y, tf.mean(theirs(x), 1).dataSync(), 6);
    expect(averageOverTime.output(sequenceSample({ steps: 5, features: 3 }), {})).toEqual(flatSample(3));
  });
});
