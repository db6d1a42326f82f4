import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { batchNorm } from '../../../src/catalog/layers/batch_norm.ts';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { dense } from '../../../src/catalog/layers/dense.ts';
import { dropout } from '../../../src/catalog/layers/dropout.ts';
import { layers } from '../../../src/catalog/layers/index.ts';
import { layerNorm } from '../../../src/catalog/layers/layer_norm.ts';
import { noise } from '../../../src/catalog/layers/noise.ts';
import { residual } from '../../../src/catalog/layers/residual.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { tokenSample } from '../../../src/math/sample.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { reduceSum, relu, tanh } from '../../../src/ops/index.ts';
import { worstErrors } from '../../support/entry-graphs.ts';
import { buildLayer, close, draw, evaluation, layerGradientError, runLayer, training } from '../../support/layer.ts';
import { runGraph } from '../../support/ort.ts';

beforeAll(() => tf.setBackend('cpu'));

describe('dense', () => {
  it('multiplies by the weights, adds the bias and applies the activation', () => {
    const { y, asked } = runLayer(
      dense,
      { x: tensor([1, 2], [1, 2]), weight: tensor([2, 3], [1, 0, -1, 2, 1, 0]), bias: tensor([3], [0.5, -5, 0]) },
      { ...training, args: { units: 3 }, activate: relu },
    );
    // 1·1 + 2·2 + 0.5; 1·0 + 2·1 − 5 = −3 → 0; 1·(−1) + 2·0 + 0 = −1 → 0
    close(y, [5.5, 0, 0]);
    expect(asked).toEqual({ weight: ['weight', [2, 3], { fanIn: 2, fanOut: 3 }], bias: ['bias', [3]] });
  });
});

describe('freeze', () => {
  const trained = Object.entries(layers as Record<string, LayerDef>).filter(([, layer]) => 'freeze' in layer.hyper);

  it('is available on layers with parameters and off by default', () => {
    expect(trained.map(([id]) => id)).toEqual([
      'dense',
      'batch_norm',
      'layer_norm',
      'residual',
      'conv2d',
      'residual_conv2d',
      'conv2d_transpose',
      'variational',
      'embedding',
      'positions',
      'rnn',
      'lstm',
      'gru',
      'self_attention',
      'transformer_block',
      'conv1d',
    ]);
    for (const [, layer] of trained) expect(layer.hyper.freeze).toMatchObject({ options: ['no', 'yes'], default: 0 });
  });
});

describe('dropout', () => {
  const at = (rate: number) => ({ ...training, args: { rate } });

  it('drops values whose draw is below the rate and enlarges the rest', () => {
    const mask = tensor([2, 2], [0, 0.19, 0.2, 0.9]);
    const { y, gradient, asked } = runLayer(dropout, { x: tensor([2, 2], [1, 2, 4, -8]), mask }, at(0.2));
    // 1 / (1 − 0.2) = 1.25
    close(y, [0, 0, 4 * 1.25, -8 * 1.25]);
    close(gradient, [0, 0, 1.25, 1.25]);
    expect(asked).toEqual({ mask: ['random', [2, 2], 'uniform'] });
  });

  it.each([0.1, 0.5, 0.9])('keeps the expectation at rate %d', (rate) => {
    const count = 1e5;
    const stream = randomStream(7, 'mask');
    const mask = tensor(
      [count, 1],
      Array.from({ length: count }, () => stream.uniform()),
    );
    const { y } = runLayer(dropout, { x: tensor([count, 1], new Float64Array(count).fill(3)), mask }, at(rate));
    const mean = y.reduce((sum, value) => sum + value, 0) / count;
    // One value is 0 or 3/(1 − p): variance 9·p/(1 − p).
    const deviation = Math.sqrt((9 * rate) / (1 - rate) / count);
    expect(Math.abs(mean - 3)).toBeLessThan(4 * deviation);
    expect(y.filter((value) => value === 0).length / count).toBeCloseTo(rate, 2);
  });

  it('drops nothing at 0, is finite at 0.99, and passes everything in evaluation', () => {
    const x = tensor([1, 3], [1, -2, 3]);
    const mask = tensor([1, 3], [0, 0.5, 0.995]);
    close(runLayer(dropout, { x, mask }, at(0)).y, [1, -2, 3]);
    close(runLayer(dropout, { x, mask }, at(0.99)).y, [0, 0, 300], 9);
    const { y, asked } = runLayer(dropout, { x }, { ...evaluation, args: { rate: 0.99 } });
    close(y, [1, -2, 3]);
    expect(asked).toEqual({});
  });
});

describe('noise', () => {
  it('adds scaled normal numbers in training and nothing in evaluation', () => {
    const x = tensor([1, 3], [1, 2, 3]);
    const setting = { args: { sd: 0.5 } };
    const { y, asked } = runLayer(noise, { x, noise: tensor([1, 3], [-1, 0, 2]) }, { ...training, ...setting });
    close(y, [1 - 0.5, 2, 3 + 1]);
    expect(asked).toEqual({ noise: ['random', [1, 3], 'normal'] });
    close(runLayer(noise, { x }, { ...evaluation, ...setting }).y, [1, 2, 3]);
  });
});

describe('batch_norm', () => {
  const fresh = (features: number) => ({
    scale: tensor([features], new Float64Array(features).fill(1)),
    shift: tensor([features], new Float64Array(features)),
    mean: tensor([features], new Float64Array(features)),
    variance: tensor([features], new Float64Array(features).fill(1)),
  });
  const some = () => ({
    x: draw(5, 3),
    scale: draw(3),
    shift: draw(3),
    mean: draw(3),
    variance: tensor([3], [0.3, 1, 4]),
  });

  it('requests a scale of 1, a shift of 0 and the statistics of a standard normal', () => {
    expect(runLayer(batchNorm, { x: draw(4, 2), ...fresh(2) }, training).asked).toEqual({
      scale: ['parameter', [2], 1],
      shift: ['parameter', [2], 0],
      mean: ['memory', [2], 0],
      variance: ['memory', [2], 1],
    });
  });

  it.each([training, evaluation])('is tf.batchNorm: %o', (setting) => {
    const tensors = some();
    const { y } = runLayer(batchNorm, tensors, { ...setting, args: { epsilon: 1e-3 } });
    const x = toTf(tensors.x) as tf.Tensor2D;
    const batch = tf.moments(x, 0);
    const [mean, variance] = setting.training
      ? [batch.mean, batch.variance]
      : [toTf(tensors.mean), toTf(tensors.variance)];
    const expected = tf.batchNorm(
      x,
      mean as tf.Tensor1D,
      variance as tf.Tensor1D,
      toTf(tensors.shift) as tf.Tensor1D,
      toTf(tensors.scale) as tf.Tensor1D,
      1e-3,
    );
    close(y, expected.dataSync(), 5);
  });

  it.each([training, evaluation])('has the gradient that finite differences show: %o', (setting) => {
    expect(layerGradientError(batchNorm, some(), ['x', 'scale', 'shift'], setting)).toBeLessThan(1e-6);
  });

  it('averages its statistics over steps', () => {
    const args = { momentum: 0.75 };
    const step = (values: number[], mean: number[], variance: number[]) =>
      runLayer(
        batchNorm,
        {
          ...fresh(1),
          x: tensor([values.length, 1], values),
          mean: tensor([1], mean),
          variance: tensor([1], variance),
        },
        { ...training, args },
      ).remembered as { mean: number[]; variance: number[] };
    // Batch mean 2, variance 1: 0.75·0 + 0.25·2 and 0.75·1 + 0.25·1.
    const first = step([1, 3], [0], [1]);
    close(first.mean, [0.5]);
    close(first.variance, [1]);
    // Mean 6, variance (16 + 0 + 0 + 16)/4 = 8: 0.75·0.5 + 0.25·6 and 0.75·1 + 0.25·8.
    const second = step([2, 6, 6, 10], first.mean, first.variance);
    close(second.mean, [1.875]);
    close(second.variance, [2.75]);
    // Mean 5, variance 0: 0.75·1.875 + 0.25·5 and 0.75·2.75 + 0.
    const third = step([5, 5], second.mean, second.variance);
    close(third.mean, [2.65625]);
    close(third.variance, [2.0625]);
  });

  it('keeps the statistics that the TensorFlow.js layer keeps', () => {
    const theirs = tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 });
    let state: Record<string, Tensor> = fresh(3);
    for (let step = 0; step < 5; step++) {
      const x = draw(6, 3);
      const { y, remembered } = runLayer(batchNorm, { ...state, x }, training);
      close(y, (theirs.apply(toTf(x), { training: true }) as tf.Tensor).dataSync(), 5);
      state = {
        ...state,
        mean: tensor([3], remembered.mean as number[]),
        variance: tensor([3], remembered.variance as number[]),
      };
    }
    const [, , mean, variance] = theirs.getWeights() as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    close([...(state.mean as Tensor).data], mean.dataSync(), 5);
    close([...(state.variance as Tensor).data], variance.dataSync(), 5);
  });

  it('outputs the shift for a batch of one, and passes no gradient', () => {
    const { y, gradient, remembered } = runLayer(
      batchNorm,
      { ...fresh(2), x: tensor([1, 2], [1e4, -3]), shift: tensor([2], [0.5, -2]) },
      training,
    );
    close(y, [0.5, -2]);
    close(gradient, [0, 0]);
    close(remembered.mean, [1000, -0.3]);
    close(remembered.variance, [0.9, 0.9]);
  });

  it('stays finite for a constant feature', () => {
    const { y, gradient } = runLayer(batchNorm, { ...fresh(1), x: tensor([3, 1], [7, 7, 7]) }, training);
    close(y, [0, 0, 0]);
    close(gradient, [0, 0, 0]);
  });

  it('remembers nothing in evaluation', () => {
    expect(runLayer(batchNorm, some(), evaluation).remembered).toEqual({});
  });
});

describe('layer_norm', () => {
  it.each([training, evaluation])('is layerNormalization of TensorFlow.js: %o', (setting) => {
    const tensors = { x: draw(4, 5), scale: draw(5), shift: draw(5) };
    const { y, asked } = runLayer(layerNorm, tensors, { ...setting, args: { epsilon: 1e-3 } });
    const theirs = tf.layers.layerNormalization({ axis: -1, epsilon: 1e-3 });
    theirs.build([4, 5]);
    theirs.setWeights([toTf(tensors.scale), toTf(tensors.shift)]);
    close(y, (theirs.apply(toTf(tensors.x)) as tf.Tensor).dataSync(), 5);
    expect(asked).toEqual({ scale: ['parameter', [5], 1], shift: ['parameter', [5], 0] });
  });

  it('normalizes each example by itself', () => {
    const tensors = { x: tensor([2, 2], [1, 3, 40, 20]), scale: tensor([2], [1, 2]), shift: tensor([2], [0, 5]) };
    // Mean 2, variance 1 and mean 30, variance 100; ε = 1 makes it √2 and √101.
    close(runLayer(layerNorm, tensors, { ...training, args: { epsilon: 1 } }).y, [
      -1 / Math.SQRT2,
      (2 * 1) / Math.SQRT2 + 5,
      10 / Math.sqrt(101),
      (2 * -10) / Math.sqrt(101) + 5,
    ]);
  });

  it('has the gradient that finite differences show', () => {
    const tensors = { x: draw(4, 5), scale: draw(5), shift: draw(5) };
    expect(layerGradientError(layerNorm, tensors, ['x', 'scale', 'shift'], training)).toBeLessThan(1e-6);
  });

  it('outputs the shift for a single feature, and for equal ones', () => {
    const one = { x: tensor([2, 1], [3, -8]), scale: tensor([1], [2]), shift: tensor([1], [0.5]) };
    close(runLayer(layerNorm, one, training).y, [0.5, 0.5]);
    const equal = { x: tensor([1, 2], [4, 4]), scale: tensor([2], [1, 1]), shift: tensor([2], [0, 1]) };
    const { y, gradient } = runLayer(layerNorm, equal, training);
    close(y, [0, 1]);
    close(gradient, [0, 0]);
  });
});

describe('residual', () => {
  const tensors = () => ({ x: draw(3, 2), weight1: draw(2, 4), bias1: draw(4), weight2: draw(4, 2), bias2: draw(2) });

  it('adds the correction of the inner layer', () => {
    const { y, asked } = runLayer(
      residual,
      {
        x: tensor([1, 2], [1, -2]),
        weight1: tensor([2, 3], [1, 0, 2, 0, 1, -1]),
        bias1: tensor([3], [0.5, 1, 0]),
        weight2: tensor([3, 2], [2, 0, 7, 7, 1, -1]),
        bias2: tensor([2], [0.25, 0.5]),
      },
      { ...training, args: { units: 3 }, activate: relu },
    );
    // Inside: 1 + 0.5; −2 + 1 = −1 → 0; 2 + 2 = 4. Out: 1 + (1.5·2 + 4·1 + 0.25) and −2 + (4·(−1) + 0.5).
    close(y, [8.25, -5.5]);
    expect(asked).toEqual({
      weight1: ['weight', [2, 3], { fanIn: 2, fanOut: 3 }],
      bias1: ['bias', [3]],
      weight2: ['weight', [3, 2], { fanIn: 3, fanOut: 2 }],
      bias2: ['bias', [2]],
    });
  });

  it('has the gradient that finite differences show', () => {
    const setting = { ...training, args: { units: 4 }, activate: tanh };
    const by = ['x', 'weight1', 'bias1', 'weight2', 'bias2'];
    expect(layerGradientError(residual, tensors(), by, setting)).toBeLessThan(1e-6);
  });

  it('is the identity while the second weights are zero', () => {
    const idle = { ...tensors(), weight2: tensor([4, 2], new Float64Array(8)), bias2: tensor([2], [0, 0]) };
    const { y, gradient } = runLayer(residual, idle, { ...training, args: { units: 4 }, activate: tanh });
    close(y, idle.x.data);
    close(gradient, [1, 1, 1, 1, 1, 1]);
  });
});

describe('in onnxruntime', () => {
  const attention = () => ({
    in_proj_weight: draw(4, 12),
    in_proj_bias: draw(12),
    out_proj_weight: draw(4, 4),
    out_proj_bias: draw(4),
  });
  const tensors: Record<string, Record<string, Tensor>> = {
    dense: { weight: draw(3, 8), bias: draw(8) },
    dropout: { mask: tensor([4, 3], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]) },
    batch_norm: { scale: draw(3), shift: draw(3), mean: draw(3), variance: tensor([3], [0.5, 1, 2]) },
    layer_norm: { scale: draw(3), shift: draw(3) },
    noise: { noise: draw(4, 3) },
    generate: { weight: draw(3, 2), bias: draw(2) },
    policy: { weight: draw(3, 2), bias: draw(2) },
    residual: { weight1: draw(3, 8), bias1: draw(8), weight2: draw(8, 3), bias2: draw(3) },
    // Sums over whole kernels of larger numbers would mostly show how float32 rounds.
    conv2d: { weight: scaled(0.2, draw(8, 3, 3, 3)), bias: draw(8) },
    residual_conv2d: {
      weight1: scaled(0.2, draw(8, 3, 3, 3)),
      bias1: draw(8),
      weight2: scaled(0.2, draw(3, 8, 3, 3)),
      bias2: draw(3),
    },
    conv2d_transpose: { weight: scaled(0.2, draw(3, 8, 3, 3)), bias: draw(8) },
    variational: {
      weight_mean: draw(3, 2),
      bias_mean: draw(2),
      weight_log_variance: scaled(0.2, draw(3, 2)),
      bias_log_variance: draw(2),
      noise: draw(4, 2),
    },
    embedding: { weight: draw(5, 8) },
    rnn: { weight_ih: draw(4, 16), weight_hh: scaled(0.2, draw(16, 16)), bias: draw(16) },
    lstm: { weight_ih: draw(4, 64), weight_hh: scaled(0.2, draw(16, 64)), bias: draw(64) },
    gru: { weight_ih: draw(4, 48), weight_hh: scaled(0.2, draw(16, 48)), bias: draw(48), bias_hn: draw(16) },
    self_attention: attention(),
    transformer_block: {
      ...attention(),
      linear1_weight: scaled(0.2, draw(4, 64)),
      linear1_bias: draw(64),
      linear2_weight: scaled(0.2, draw(64, 4)),
      linear2_bias: draw(4),
      norm1_scale: draw(4),
      norm1_shift: draw(4),
      norm2_scale: draw(4),
      norm2_shift: draw(4),
    },
    conv1d: { weight: scaled(0.2, draw(8, 4, 3)), bias: draw(8) },
  };
  const examples: Record<LayerDef['takes'], Tensor> = {
    row: draw(4, 3),
    whole: draw(4, 3),
    either: draw(4, 3),
    image: draw(2, 3, 5, 4),
    sequence: draw(2, 3, 4),
    tokens: tensor([2, 3], [4, 0, -1, 1, 2, 4]),
  };
  const cases = Object.keys(layers).flatMap((id) => [training, evaluation].map((setting) => ({ id, ...setting })));

  it.each(cases)('$id is the same as in float64, training: $training', async ({ id, training }) => {
    const layer = (layers as Record<string, LayerDef>)[id] as LayerDef;
    const feeds = { x: id === 'to_image' ? draw(4, 9) : examples[layer.takes], ...tensors[id] };
    const builder = new GraphBuilder();
    const { x, ...rest } = Object.fromEntries(
      Object.entries(feeds).map(([name, { shape }]) => [name, builder.input(name, float32(shape))]),
    );
    const { y, remembered, added } = buildLayer(layer, x as Value, rest, {
      ...(layer.joins && { other: x as Value }),
      training,
      input: tokenSample(3, 5),
      actions: 2,
      activate: tanh,
    });
    const [gradient] = gradientsOf(reduceSum(tanh(y)), [x as Value]);
    const terms = Object.fromEntries(added.map((term, index) => [`term ${index}`, term]));
    const outputs = { y, gradient: gradient as Value, ...terms, ...mapNames(remembered, (name) => `new ${name}`) };
    const graph = finishGraph(outputs);
    const expected = evaluateGraph(graph, feeds);
    const actual = await runGraph(graph, feeds);
    for (const [name, error] of Object.entries(worstErrors(expected, actual))) expect(error, name).toBeLessThan(5e-6);
  });
});

function scaled(factor: number, { shape, data }: Tensor): Tensor {
  return tensor(
    shape,
    data.map((value) => Math.fround(factor * value)),
  );
}

function mapNames<T>(record: Readonly<Record<string, T>>, change: (name: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [change(name), value]));
}

function toTf({ shape, data }: Tensor): tf.Tensor {
  return tf.tensor([...data], [...shape]);
}
