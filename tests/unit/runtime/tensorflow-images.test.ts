import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../../src/experiment/index.ts';
import { relativeDistance } from '../../support/distance.ts';
import { type Prepared, prepared } from '../../support/experiment.ts';

const STEPS = 50;

/** Networks whose layers have no memory, so that a loss of TensorFlow.js can be minimized. */
const experiments = [
  'data=digits&net=conv2d(4,3,relu),max_pool(2),conv2d(6,3,relu),max_pool(2)&opt=sgd(lr=0.1)&batch=16',
  'data=digits&net=conv2d(4,3,relu),max_pool(2),conv2d(6,3,relu),max_pool(2)&opt=adam(lr=0.003)&batch=16',
  'data=digits&net=conv2d(5,3,tanh,stride=2),conv2d(7,2,tanh,padding=valid),flatten,dense(9,tanh)&opt=sgd(lr=0.1)&batch=8',
  'data=digits&net=conv2d(3,3,tanh),avg_pool(3),residual_conv2d(4,3,tanh),global_avg_pool&opt=sgd(lr=0.2)&batch=1',
  'data=digits&net=dense(16,relu),dense(8,tanh)&opt=adam&batch=16',
  'data=shape_masks(n=200)&net=conv2d(2,3,relu),max_pool(2),conv2d(3,3,relu),upsample(2),join(1)&opt=sgd(lr=0.1)&batch=4',
  'data=shape_labels(n=200)&net=conv2d(4,3,relu),max_pool(2),conv2d(6,3,relu),max_pool(2)&opt=sgd(lr=0.1)&batch=8',
];

beforeAll(() => tf.setBackend('cpu'));

describe(`parameters after ${STEPS} steps against TensorFlow.js, from the same start on the same batches`, () => {
  it.each(experiments)('%s', async (text) => {
    const run = await prepared(text);
    const { trainer, compiled, initial } = run;
    const rows = trainer.upcomingRows(STEPS);
    await trainer.train(STEPS);
    const ours = await trainer.state();
    const theirs = trainInTensorFlow(run, rows);
    for (const { name } of compiled.parameters) {
      const expected = theirs.get(name) as Float32Array;
      expect(relativeDistance(ours.get(name) as Float32Array, expected), name).toBeLessThan(1e-4);
      expect(relativeDistance(initial.get(name) as Float32Array, expected), `${name} has moved`).toBeGreaterThan(1e-3);
    }
  });
});

type Variables = ReadonlyMap<string, tf.Variable>;

/** Trains the same network with channels last, as TensorFlow.js needs them. The parameters come back in our layout. */
function trainInTensorFlow({ spec, data, compiled, initial }: Prepared, rows: Int32Array): Map<string, Float32Array> {
  const { train } = data.parts;
  const x = tf.tensor2d(Float32Array.from(train.x.data), train.x.shape as [number, number]);
  const y = tf.tensor2d(Float32Array.from(train.y.data), train.y.shape as [number, number]);
  const variables: Variables = new Map(
    compiled.parameters.map(({ name, shape }) => {
      const value = tf.tensor(initial.get(name) as Float32Array, [...shape]);
      return [name, tf.variable(shape.length === 4 ? tf.transpose(value, [2, 3, 1, 0]) : value)];
    }),
  );
  const { lr = 0, beta1, beta2, epsilon } = spec.optimizer.args;
  const optimizer = spec.optimizer.id === 'adam' ? tf.train.adam(lr, beta1, beta2, epsilon) : tf.train.sgd(lr);
  const side = Math.sqrt(train.x.shape[1] as number);
  const batch = rows.length / STEPS;
  for (let step = 0; step < STEPS; step++) {
    const picked = tf.tensor1d(rows.slice(step * batch, (step + 1) * batch), 'int32');
    optimizer.minimize(() => {
      const images = tf.reshape(tf.gather(x, picked), [batch, side, side, 1]);
      const passed: tf.Tensor[] = [images];
      for (const [index, layer] of spec.layers.entries()) {
        passed.push(forward(layer, `${layer.id}${index + 1}`, passed, variables));
      }
      return lossOf(data, passed.at(-1) as tf.Tensor, tf.gather(y, picked), variables);
    });
  }
  return new Map(
    [...variables].map(([name, value]) => {
      const ours = value.rank === 4 ? tf.transpose(value as tf.Tensor4D, [3, 2, 0, 1]) : value;
      return [name, ours.dataSync() as Float32Array];
    }),
  );
}

function lossOf({ positions }: Prepared['data'], last: tf.Tensor, y: tf.Tensor, variables: Variables): tf.Scalar {
  if (positions?.of === 'pixel') {
    const weight = variables.get('output/weight') as tf.Tensor4D;
    const logits = tf.add(tf.conv2d(last as tf.Tensor4D, weight, 1, 'same'), variables.get('output/bias') as tf.Tensor);
    const classes = logits.shape.at(-1) as number;
    const rows = tf.reshape(logits, [-1, classes]);
    return tf.losses.softmaxCrossEntropy(tf.oneHot(tf.cast(tf.reshape(y, [-1]), 'int32'), classes), rows) as tf.Scalar;
  }
  const logits = dense(flattened(last), 'output', variables);
  const loss = positions?.of === 'label' ? tf.losses.sigmoidCrossEntropy : tf.losses.softmaxCrossEntropy;
  return loss(y, logits) as tf.Scalar;
}

/** @param before the input and the outputs of all layers so far */
function forward(
  { id, args, activation }: LayerSpec,
  name: string,
  before: readonly tf.Tensor[],
  variables: Variables,
): tf.Tensor {
  const x = before.at(-1) as tf.Tensor;
  const act = (value: tf.Tensor) => (activation?.id === 'relu' ? tf.relu(value) : tf.tanh(value));
  const { stride = 1, size = 2, padding = 0, dilation = 1 } = args;
  const border = padding === 1 ? 'valid' : 'same';
  const conv = (value: tf.Tensor, which = '') => {
    const weight = variables.get(`${name}/weight${which}`) as tf.Tensor4D;
    const sum = tf.conv2d(value as tf.Tensor4D, weight, stride, border, 'NHWC', dilation);
    return tf.add(sum, variables.get(`${name}/bias${which}`) as tf.Tensor);
  };
  switch (id) {
    case 'conv2d':
      return act(conv(x));
    case 'residual_conv2d':
      return tf.add(x, conv(act(conv(x, '1')), '2'));
    case 'max_pool':
      return tf.maxPool(x as tf.Tensor4D, size, stride, border);
    case 'avg_pool':
      return tf.avgPool(x as tf.Tensor4D, size, stride, border);
    case 'global_avg_pool':
      return tf.mean(x, [1, 2]);
    case 'upsample':
      return upsampled(x as tf.Tensor4D);
    case 'join':
      return tf.concat([x, before[args.from ?? 0] as tf.Tensor], 3);
    case 'flatten':
      return flattened(x);
    default:
      return act(dense(flattened(x), name, variables));
  }
}

/** Repeats each pixel in both directions. On the CPU, the gradient of tf.image.resizeNearestNeighbor mixes channels up. */
function upsampled(x: tf.Tensor4D): tf.Tensor {
  const [batch, height, width, channels] = x.shape;
  const across = tf.tile(tf.reshape(x, [batch * height, width, 1, channels]), [1, 1, 2, 1]);
  const both = tf.tile(tf.reshape(across, [batch * height, 1, 2 * width * channels]), [1, 2, 1]);
  return tf.reshape(both, [batch, 2 * height, 2 * width, channels]);
}

/** Flattens channel by channel, as ours does. */
function flattened(x: tf.Tensor): tf.Tensor2D {
  const first = x.rank === 4 ? tf.transpose(x, [0, 3, 1, 2]) : x;
  return tf.reshape(first, [x.shape[0] as number, -1]);
}

function dense(x: tf.Tensor2D, name: string, variables: Variables): tf.Tensor2D {
  const weight = variables.get(`${name}/weight`) as tf.Tensor2D;
  return tf.add(tf.matMul(x, weight), variables.get(`${name}/bias`) as tf.Tensor);
}
