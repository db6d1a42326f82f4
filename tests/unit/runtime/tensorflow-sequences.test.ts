import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedData } from '../../../src/compiler/data.ts';
import type { SequenceShape } from '../../../src/experiment/data.ts';
import { dataOf, type LayerSpec } from '../../../src/experiment/index.ts';
import { settledLayers } from '../../../src/experiment/layer-types.ts';
import { relativeDistance } from '../../support/distance.ts';
import { type Prepared, prepared } from '../../support/experiment.ts';

const STEPS = 30;

/** Networks on sequences with each kind of target, on short sequences, because TensorFlow.js needs seconds for long ones. */
const experiments = [
  'data=parity(n=200)&net=rnn(6,tanh)&opt=sgd(lr=0.1)&batch=16',
  'data=parity(n=200)&net=embedding(3),lstm(5)&opt=adam(lr=0.01)&batch=16',
  'data=adding(n=200,length=10)&net=lstm(5,every),lstm(4)&opt=adam(lr=0.01)&batch=16',
  'data=adding(n=200,length=10)&net=gru(6,reset=before)&opt=adam(lr=0.01)&batch=16',
  'data=temporal_order(n=200,length=10)&net=gru(6)&opt=sgd(lr=0.2)&batch=16',
  'data=reverse(n=200)&net=embedding(6),gru(5,bidirectional=yes)&opt=sgd(lr=0.2)&batch=16',
  'data=copy_memory(n=200,length=2,delay=3)&net=lstm(6)&opt=adam(lr=0.01)&batch=16',
  'data=names(n=200)&net=embedding(6),conv1d(5,3,tanh),dense(7,relu)&opt=adam(lr=0.01)&batch=16',
  'data=sort(n=200)&net=embedding(8),positions(learned),transformer_block(2,12,relu)&opt=sgd(lr=0.1)&batch=16',
  'data=addition(n=200,digits=1)&net=embedding(8),positions,transformer_block(2,12,tanh,norm=after)&opt=sgd(lr=0.1)&batch=16',
  'data=sines(n=200,length=8)&net=dense(6,tanh),self_attention(3,skip=yes)&opt=sgd(lr=0.1)&batch=16',
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
      expect(relativeDistance(initial.get(name) as Float32Array, expected), `${name} has moved`).toBeGreaterThan(1e-4);
    }
  });
});

type Tensors = ReadonlyMap<string, tf.Tensor>;

function trainInTensorFlow({ spec, data, compiled, initial }: Prepared, rows: Int32Array): Map<string, Float32Array> {
  const { train } = data.parts;
  const table = ({ shape, data: values }: typeof train.x) => tf.tensor2d([...values], shape as [number, number]);
  const [x, y] = [table(train.x), table(train.y)];
  const variables = new Map(
    compiled.parameters.map(({ name, shape }) => [
      name,
      tf.variable(tf.tensor(initial.get(name) as Float32Array, [...shape])),
    ]),
  );
  const { lr = 0, beta1, beta2, epsilon } = spec.optimizer.args;
  const optimizer = spec.optimizer.id === 'adam' ? tf.train.adam(lr, beta1, beta2, epsilon) : tf.train.sgd(lr);
  const { steps, tokens } = dataOf(spec).sequence as SequenceShape;
  const layers = settledLayers(spec);
  const batch = rows.length / STEPS;
  for (let step = 0; step < STEPS; step++) {
    const picked = tf.tensor1d(rows.slice(step * batch, (step + 1) * batch), 'int32');
    optimizer.minimize(
      () => {
        const values = tf.gather(x, picked);
        const input = tokens
          ? (tf.oneHot(tf.cast(values, 'int32'), tokens.length) as tf.Tensor)
          : tf.reshape(values, [batch, steps, -1]);
        const last = layers.reduce(
          (value, layer, index) => forward(layer, `${layer.id}${index + 1}`, value, variables),
          tf.cast(input, 'float32') as tf.Tensor,
        );
        return lossOf(last, tf.gather(y, picked) as tf.Tensor2D, data, variables);
      },
      false,
      [...variables.values()],
    );
  }
  return new Map([...variables].map(([name, value]) => [name, value.dataSync() as Float32Array]));
}

/** The mean over the examples, or over all steps that are scored. */
function lossOf(
  last: tf.Tensor,
  y: tf.Tensor2D,
  { task, predicts, outputs }: PreparedData,
  variables: Tensors,
): tf.Scalar {
  const everyStep = predicts !== 'whole';
  const rows: tf.Tensor2D = tf.reshape(
    last,
    everyStep ? [-1, last.shape.at(-1) as number] : [last.shape[0] as number, -1],
  );
  const logits = dense(rows, 'output', variables);
  const target = tf.reshape(y, [-1, everyStep ? 1 : outputs]);
  if (task === 'regression') return tf.losses.meanSquaredError(target, logits) as tf.Scalar;
  if (task === 'binary') return tf.losses.sigmoidCrossEntropy(target, logits) as tf.Scalar;
  if (!everyStep) return tf.losses.softmaxCrossEntropy(target, logits) as tf.Scalar;
  const scored = tf.cast(tf.greaterEqual(target, 0), 'float32');
  const labels = tf.oneHot(tf.cast(tf.reshape(tf.maximum(target, 0), [-1]), 'int32'), outputs);
  const losses = tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1, true));
  return tf.div(tf.sum(tf.mul(losses, scored)), tf.sum(scored)) as tf.Scalar;
}

const sequencesOf = (x: tf.Tensor) => x.shape as [batch: number, steps: number, features: number];

function forward(layer: LayerSpec, name: string, x: tf.Tensor, variables: Tensors): tf.Tensor {
  const { id, args, activation } = layer;
  const act = (value: tf.Tensor) => (activation?.id === 'relu' ? tf.relu(value) : tf.tanh(value));
  const of = (local: string) => variables.get(`${name}/${local}`) as tf.Tensor;
  switch (id) {
    case 'embedding':
      return rowsOf(x, (rows) => tf.matMul(rows, of('weight') as tf.Tensor2D));
    case 'dense':
      return rowsOf(x, (rows) => act(dense(rows, name, variables)));
    case 'positions':
      return tf.add(x, variables.get(`${name}/weight`) ?? sinusoids(x));
    case 'conv1d': {
      const kernel = tf.transpose(of('weight'), [2, 1, 0]) as tf.Tensor3D;
      // Names are predicted letter by letter, so no step sees a later one.
      const padded = tf.pad(x as tf.Tensor3D, [
        [0, 0],
        [(args.kernel as number) - 1, 0],
        [0, 0],
      ]);
      return act(tf.add(tf.conv1d(padded as tf.Tensor3D, kernel, 1, 'valid'), of('bias')));
    }
    case 'self_attention':
      return tf.add(x, attention(x, args, of, args.mask === 1));
    case 'transformer_block': {
      const isAfter = args.norm === 1;
      const feedForward = (value: tf.Tensor) =>
        rowsOf(value, (rows) =>
          dense(act(dense(rows, `${name}/linear1_`, variables)) as tf.Tensor2D, `${name}/linear2_`, variables),
        );
      const normal = (value: tf.Tensor, which: string) => normalized(value, of(`${which}_scale`), of(`${which}_shift`));
      const causal = args.mask === 1;
      if (isAfter) {
        const between = normal(tf.add(x, attention(x, args, of, causal)), 'norm1');
        return normal(tf.add(between, feedForward(between)), 'norm2');
      }
      const between = tf.add(x, attention(normal(x, 'norm1'), args, of, causal));
      return tf.add(between, feedForward(normal(between, 'norm2')));
    }
    default:
      return recurrent(layer, x, of);
  }
}

function recurrent({ id, args }: LayerSpec, x: tf.Tensor, of: (local: string) => tf.Tensor): tf.Tensor {
  const [batch] = sequencesOf(x);
  const units = args.units as number;
  const direction = (suffix: string) => {
    const [weight, state, bias] = ['weight_ih', 'weight_hh', 'bias'].map((one) => of(one + suffix)) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor1D,
    ];
    const inputs = tf.unstack(x, 1) as tf.Tensor2D[];
    let [h, c]: tf.Tensor2D[] = [tf.zeros([batch, units]), tf.zeros([batch, units])];
    const outputs = (suffix === '' ? inputs : inputs.toReversed()).map((input) => {
      const before = h as tf.Tensor2D;
      const added = tf.add(tf.matMul(input, weight), bias) as tf.Tensor2D;
      if (id === 'rnn') h = tf.tanh(tf.add(added, tf.matMul(before, state)));
      // Its cell takes the gates in the order i, g, f, o and adds to the forget gate.
      else if (id === 'lstm') [c, h] = lstmCell(input, [weight, state, bias], c as tf.Tensor2D, before);
      else h = gruCell(added, state, before, args.reset === 1 ? null : of(`bias_hn${suffix}`));
      return h as tf.Tensor2D;
    });
    return suffix === '' ? outputs : outputs.toReversed();
  };
  const forwards = direction('');
  const all =
    args.bidirectional === 1
      ? direction('_reverse').map((back, step) => tf.concat([forwards[step] as tf.Tensor2D, back], 1))
      : forwards;
  return args.returns === 2 ? tf.stack(all, 1) : (all.at(-1) as tf.Tensor);
}

function lstmCell(
  x: tf.Tensor2D,
  [weight, state, bias]: readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D],
  c: tf.Tensor2D,
  h: tf.Tensor2D,
): [tf.Tensor2D, tf.Tensor2D] {
  const reordered = (value: tf.Tensor) => {
    const [i, f, g, o] = tf.split(value, 4, -1);
    return tf.concat([i, g, f, o] as tf.Tensor[], -1);
  };
  const kernel = reordered(tf.concat([weight, state], 0)) as tf.Tensor2D;
  return tf.basicLSTMCell(tf.scalar(0), kernel, reordered(bias) as tf.Tensor1D, x, c, h);
}

function gruCell(added: tf.Tensor2D, state: tf.Tensor2D, h: tf.Tensor2D, biasHn: tf.Tensor | null): tf.Tensor2D {
  const [ri, zi, ni] = tf.split(added, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const [ur, uz, un] = tf.split(state, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const r = tf.sigmoid(tf.add(ri, tf.matMul(h, ur)));
  const z = tf.sigmoid(tf.add(zi, tf.matMul(h, uz)));
  const fromState = biasHn ? tf.mul(r, tf.add(tf.matMul(h, un), biasHn)) : tf.matMul(tf.mul(r, h), un);
  return tf.add(tf.mul(tf.sub(1, z), tf.tanh(tf.add(ni, fromState))), tf.mul(z, h));
}

/** Head by head, as the formula has it. */
function attention(
  x: tf.Tensor,
  { heads = 1 }: LayerSpec['args'],
  of: (local: string) => tf.Tensor,
  causal: boolean,
): tf.Tensor {
  const [, steps, features] = sequencesOf(x);
  const width = features / heads;
  const projected = rowsOf(x, (rows) =>
    tf.add(tf.matMul(rows, of('in_proj_weight') as tf.Tensor2D), of('in_proj_bias')),
  );
  const parts = tf.split(projected, 3 * heads, 2) as tf.Tensor3D[];
  const later = tf.sub(1, tf.linalg.bandPart(tf.ones([steps, steps]), -1, 0));
  const each = Array.from({ length: heads }, (_, head) => {
    const [q, k, v] = [0, 1, 2].map((part) => parts[part * heads + head]) as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
    const scores = tf.div(tf.matMul(q, k, false, true), Math.sqrt(width));
    return tf.matMul(tf.softmax(causal ? tf.sub(scores, tf.mul(later, 1e9)) : scores), v) as tf.Tensor;
  });
  const together = tf.concat(each, 2);
  return rowsOf(together, (rows) => tf.add(tf.matMul(rows, of('out_proj_weight') as tf.Tensor2D), of('out_proj_bias')));
}

function normalized(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
}

/** Sines of even features, cosines of odd ones: Vaswani et al. (2017), section 3.5. */
function sinusoids(x: tf.Tensor): tf.Tensor {
  const [, steps, features] = sequencesOf(x);
  return tf.tensor2d(
    Array.from({ length: steps }, (_, step) =>
      Array.from({ length: features }, (_, feature) => {
        const angle = step / 10_000 ** ((2 * Math.floor(feature / 2)) / features);
        return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    ),
  );
}

/** Applies a map of rows to every step. */
function rowsOf(x: tf.Tensor, map: (rows: tf.Tensor2D) => tf.Tensor): tf.Tensor {
  const [batch, steps, features] = sequencesOf(x);
  return tf.reshape(map(tf.reshape(x, [batch * steps, features])), [batch, steps, -1]);
}

function dense(x: tf.Tensor2D, name: string, variables: Tensors): tf.Tensor2D {
  const local = name.endsWith('_') ? name : `${name}/`;
  const weight = variables.get(`${local}weight`) as tf.Tensor2D;
  return tf.add(tf.matMul(x, weight), variables.get(`${local}bias`) as tf.Tensor);
}
