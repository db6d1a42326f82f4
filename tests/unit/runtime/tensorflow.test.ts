import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedData } from '../../../src/compiler/data.ts';
import type { Call, ExperimentSpec } from '../../../src/experiment/index.ts';
import { relativeDistance } from '../../support/distance.ts';
import { prepared } from '../../support/experiment.ts';

const STEPS = 50;

/** The same experiment in TensorFlow.js, which none of us wrote. */
const activations: Record<string, (x: tf.Tensor2D, args: Readonly<Record<string, number>>) => tf.Tensor2D> = {
  linear: (x) => x,
  sigmoid: (x) => tf.sigmoid(x),
  tanh: (x) => tf.tanh(x),
  relu: (x) => tf.relu(x),
  leaky_relu: (x, { alpha }) => tf.leakyRelu(x, alpha),
  softmax: (x) => tf.softmax(x),
  elu: (x) => tf.elu(x),
  softsign: byName('softsign'),
  selu: (x) => tf.selu(x),
  gelu: (x, { form }) => byName(form === 1 ? 'gelu_new' : 'gelu')(x),
  silu: byName('swish'),
  mish: byName('mish'),
  softplus: (x) => tf.softplus(x),
  relu6: (x) => tf.relu6(x),
  sine: (x, { omega }) => tf.sin(tf.mul(x, omega as number)),
};

function byName(name: string) {
  const layer = tf.layers.activation({ activation: name as 'relu' });
  return (x: tf.Tensor2D) => layer.apply(x) as tf.Tensor2D;
}

const losses: Record<string, (target: tf.Tensor2D, logits: tf.Tensor2D, prediction: tf.Tensor2D) => tf.Scalar> = {
  mse: (target, _logits, prediction) => tf.losses.meanSquaredError(target, prediction),
  bce: (target, logits) => tf.losses.sigmoidCrossEntropy(target, logits),
  cce: (target, logits) => tf.losses.softmaxCrossEntropy(target, logits),
  sparse_cce: (target, logits) => tf.losses.softmaxCrossEntropy(target, logits),
  mae: (target, _logits, prediction) => tf.losses.absoluteDifference(target, prediction),
  huber: (target, _logits, prediction) => tf.losses.huberLoss(target, prediction),
  rmse: (target, _logits, prediction) => tf.sqrt(tf.losses.meanSquaredError(target, prediction)),
  hinge: (target, _logits, prediction) => tf.losses.hingeLoss(target, prediction),
};

const optimizers: Record<string, (args: Readonly<Record<string, number>>) => tf.Optimizer> = {
  sgd: ({ lr }) => tf.train.sgd(lr as number),
  momentum: ({ lr, beta }) => tf.train.momentum(lr as number, beta as number),
  nesterov: ({ lr, beta }) => tf.train.momentum(lr as number, beta as number, true),
  adagrad: ({ lr }) => tf.train.adagrad(lr as number, 0),
  rmsprop: ({ lr, rho, epsilon }) => tf.train.rmsprop(lr as number, rho, 0, epsilon),
  adam: ({ lr, beta1, beta2, epsilon }) => tf.train.adam(lr as number, beta1, beta2, epsilon),
};

const experiments = [
  'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=sgd',
  'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=momentum',
  'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=adam',
  'data=circle&net=none&opt=sgd(lr=0.5)&batch=all',
  'data=xor&net=dense(6,relu)&opt=adam(lr=0.01,beta1=0.8,beta2=0.99,epsilon=0.001)&init=he_normal&batch=1',
  'data=xor&net=dense(4,tanh)&output=tanh&loss=mse&opt=sgd',
  'data=spiral&net=dense(8,leaky_relu(alpha=0.2)),dense(5,sigmoid)&opt=momentum(beta=0.5)&init=uniform',
  'data=plane&net=dense(5,tanh)&opt=adam',
  'data=plane&net=none&opt=momentum&features=x2',
  'data=iris&net=dense(8,tanh)&opt=sgd',
  'data=iris&net=dense(8,relu),dense(4,linear)&opt=adam&batch=32',
  'data=iris&net=dense(3,sigmoid)&opt=momentum&loss=mse&output=softmax',
  ...['elu', 'softsign', 'selu', 'gelu', 'gelu(form=tanh)', 'silu', 'mish', 'softplus', 'relu6', 'sine'].map(
    (activation) => `data=spiral&net=dense(6,${activation}),dense(4,${activation})&opt=sgd(lr=0.05)`,
  ),
  ...['mae', 'huber', 'rmse'].map((loss) => `data=plane&net=dense(5,tanh)&loss=${loss}&opt=sgd(lr=0.05)`),
  'data=circle&net=dense(5,tanh)&loss=hinge&opt=sgd',
  'data=iris&net=dense(5,tanh)&loss=sparse_cce&opt=sgd',
  ...['nesterov', 'adagrad', 'rmsprop'].map((id) => `data=circle&net=dense(6,tanh)&opt=${id}`),
  ...['l1', 'l2', 'elastic_net'].map((id) => `data=circle&net=dense(6,tanh)&opt=sgd&reg=${id}`),
];

beforeAll(() => tf.setBackend('cpu'));

describe(`parameters after ${STEPS} steps against TensorFlow.js, from the same start on the same batches`, () => {
  it.each(experiments)('%s', async (text) => {
    const { spec, data, compiled, trainer, initial } = await prepared(text);
    const rows = trainer.upcomingRows(STEPS);
    await trainer.train(STEPS);
    const ours = await trainer.state();
    const theirs = trainInTensorFlow(spec, data, initial, rows);
    for (const { name } of compiled.parameters) {
      const expected = theirs.get(name) as Float32Array;
      expect(relativeDistance(ours.get(name) as Float32Array, expected), name).toBeLessThan(1e-4);
      expect(relativeDistance(initial.get(name) as Float32Array, expected), `${name} has moved`).toBeGreaterThan(1e-3);
    }
  });
});

function trainInTensorFlow(
  spec: ExperimentSpec,
  data: PreparedData,
  initial: ReadonlyMap<string, Float32Array>,
  rows: Int32Array,
): Map<string, Float32Array> {
  const matrix = ({ shape, data: values }: PreparedData['parts']['train']['x']) =>
    tf.tensor2d(Float32Array.from(values), shape as [number, number]);
  const x = matrix(data.parts.train.x);
  const y = matrix(data.parts.train.y);
  const layers = [
    ...spec.layers.map(({ activation, id }, index) => ({ name: `${id}${index + 1}`, activation: activation as Call })),
    { name: 'output', activation: spec.output },
  ].map(({ name, activation }) => {
    const bias = initial.get(`${name}/bias`) as Float32Array;
    const weight = initial.get(`${name}/weight`) as Float32Array;
    return {
      name,
      activation,
      weight: tf.variable(tf.tensor2d(weight, [weight.length / bias.length, bias.length])),
      bias: tf.variable(tf.tensor1d(bias)),
    };
  });
  const optimizer = (optimizers[spec.optimizer.id] as (typeof optimizers)[string])(spec.optimizer.args);
  const batch = rows.length / STEPS;
  for (let step = 0; step < STEPS; step++) {
    const batchRows = tf.tensor1d(rows.slice(step * batch, (step + 1) * batch), 'int32');
    optimizer.minimize(() => {
      let prediction = tf.gather(x, batchRows);
      let logits = prediction;
      for (const { weight, bias, activation } of layers) {
        logits = tf.add(tf.matMul(prediction, weight as tf.Tensor2D), bias);
        prediction = (activations[activation.id] as (typeof activations)[string])(logits, activation.args);
      }
      const loss = losses[spec.loss.id] as (typeof losses)[string];
      const penalties = spec.regularizers.flatMap((call) => layers.map(({ weight }) => penalty(call, weight)));
      return penalties.reduce((sum, term) => tf.add(sum, term), loss(tf.gather(y, batchRows), logits, prediction));
    });
  }
  return new Map(
    layers.flatMap(({ name, weight, bias }) => [
      [`${name}/weight`, weight.dataSync() as Float32Array],
      [`${name}/bias`, bias.dataSync() as Float32Array],
    ]),
  );
}

function penalty({ id, args }: Call, weight: tf.Tensor): tf.Scalar {
  const { lambda = 0, l1 = id === 'l1' ? lambda : 0, l2 = id === 'l2' ? lambda : 0 } = args;
  return tf.regularizers.l1l2({ l1, l2 }).apply(weight);
}
