import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { NamedArray } from '../../../../src/export/arrays.ts';
import { matchWeights } from '../../../../src/export/weights/match.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { experiment } from '../../../support/experiment.ts';
import { close } from '../../../support/layer.ts';
import { logitsOf } from '../../../support/logits.ts';

beforeAll(() => tf.setBackend('cpu'));

const random = randomStream(1, 'keras');

/** The network with random weights, so that none of them is 0 at the beginning, and these under names of Keras. */
function randomized(network: tf.LayersModel): readonly NamedArray[] {
  return network.layers.flatMap((layer) => {
    const values = layer.getWeights().map(({ shape }) => {
      const size = shape.reduce((a, b) => a * b, 1);
      return tf.tensor(
        Float32Array.from({ length: size }, () => random.normal(0, 0.5)),
        shape,
      );
    });
    layer.setWeights(values);
    return layer.weights.map((weight, index): NamedArray => {
      const local = weight.originalName.split('/').slice(1).join('/');
      const tensor = values[index] as tf.Tensor;
      return {
        name: `sequential/${layer.name}/${local}:0`,
        shape: tensor.shape,
        data: tensor.dataSync() as Float32Array,
      };
    });
  });
}

function expectOutputs(text: string, network: tf.LayersModel, x: tf.Tensor): void {
  const spec = experiment(text);
  const { rows, whole } = matchWeights(spec, { arrays: randomized(network), metadata: {} });
  expect(rows.filter(({ status }) => status !== 'fits')).toEqual([]);
  const outputs = network.predict(x) as tf.Tensor;
  close([...logitsOf(spec, whole, [...x.dataSync()]).data], [...outputs.dataSync()], 4);
}

it('square matrices of Keras stay as they are', () => {
  const network = tf.sequential({
    layers: [
      tf.layers.dense({ name: 'dense1', units: 2, activation: 'tanh', inputShape: [2] }),
      tf.layers.dense({ name: 'output', units: 1 }),
    ],
  });
  expectOutputs('data=circle&net=dense(2,tanh)', network, tf.randomNormal([5, 2], 0, 1, 'float32', 1));
});

it('kernels and channels change places', () => {
  const network = tf.sequential({
    layers: [
      tf.layers.reshape({ targetShape: [8, 8, 1], inputShape: [64] }),
      tf.layers.conv2d({ name: 'conv2d1', filters: 3, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.conv2dTranspose({ name: 'conv2d_transpose2', filters: 2, kernelSize: 3, strides: 2, padding: 'same' }),
      tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }),
      tf.layers.dense({ name: 'output', units: 10 }),
    ],
  });
  const text = 'data=digits&net=conv2d(3,3,relu),conv2d_transpose(2,3,linear,stride=2),global_avg_pool';
  expectOutputs(text, network, tf.randomUniform([3, 64], 0, 1, 'float32', 1));
});

it('the gates of recurrent layers change places', () => {
  const network = tf.sequential({
    layers: [
      tf.layers.reshape({ targetShape: [40, 1], inputShape: [40] }),
      tf.layers.lstm({ name: 'lstm1', units: 3, returnSequences: true, recurrentActivation: 'sigmoid' }),
      tf.layers.gru({ name: 'gru2', units: 4, returnSequences: true, recurrentActivation: 'sigmoid' }),
      tf.layers.simpleRNN({ name: 'rnn3', units: 3, returnSequences: true }),
      tf.layers.dense({ name: 'output', units: 1 }),
    ],
  });
  const text = 'data=sines&net=lstm(3,every),gru(4,every,reset=before),rnn(3,tanh)';
  expectOutputs(text, network, tf.randomNormal([3, 40], 0, 1, 'float32', 1));
});
