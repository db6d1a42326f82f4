import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/experiment/index.ts';
import { dividerOf } from '../../../src/experiment/two-networks.ts';
import { noiseFor } from '../../../src/runtime/feeds/noise.ts';
import { Replica } from '../../../src/runtime/replica.ts';
import { relativeDistance } from '../../support/distance.ts';
import { type Prepared, prepared } from '../../support/experiment.ts';

const STEPS = 20;

type Rows = tf.Tensor2D;

/** A generator and its discriminator in TensorFlow.js, which none of us wrote. */
const activations: Record<string, (x: Rows, args: Readonly<Record<string, number>>) => Rows> = {
  linear: (x) => x,
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  relu: (x) => tf.relu(x),
  // Its own leaky ReLU has no second derivative.
  leaky_relu: (x, { alpha = 0 }) => tf.add(tf.mul(x, alpha), tf.mul(tf.relu(x), 1 - alpha)),
};

const optimizers: Record<string, (args: Readonly<Record<string, number>>) => tf.Optimizer> = {
  sgd: ({ lr }) => tf.train.sgd(lr as number),
  adam: ({ lr, beta1, beta2, epsilon }) => tf.train.adam(lr as number, beta1, beta2, epsilon),
};

/** What the discriminator adds to its loss of real and generated logits, and the generator's loss. */
interface Losses {
  readonly discriminator: (real: Rows, generated: Rows) => tf.Tensor;
  readonly generator: (generated: Rows) => tf.Tensor;
}

const crossEntropy = (target: number) => (logits: Rows) =>
  tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, target), logits);
const halfSquare = (target: number) => (logits: Rows) =>
  tf.mul(0.5, tf.losses.meanSquaredError(tf.fill(logits.shape, target), logits));
const minusMean = (logits: Rows) => tf.neg(tf.mean(logits));

const separating: Losses = {
  discriminator: (real, generated) => tf.sub(tf.mean(generated), tf.mean(real)),
  generator: minusMean,
};
const judging = (by: (target: number) => (logits: Rows) => tf.Tensor): Losses => ({
  discriminator: (real, generated) => tf.add(by(1)(real), by(0)(generated)),
  generator: by(1),
});
const losses: Record<string, Losses> = {
  minimax: { ...judging(crossEntropy), generator: (logits) => tf.neg(crossEntropy(0)(logits)) },
  non_saturating: judging(crossEntropy),
  least_squares: judging(halfSquare),
  wasserstein: separating,
  wasserstein_penalty: separating,
};

interface Layer {
  readonly name: string;
  readonly activation: Call;
  readonly weight: tf.Variable;
  readonly bias: tf.Variable;
}

const variablesOf = (layers: readonly Layer[]) => layers.flatMap(({ weight, bias }) => [weight, bias]);

function apply(layers: readonly Layer[], x: Rows): Rows {
  return layers.reduce((input, { weight, bias, activation }) => {
    const sum: Rows = tf.add(tf.matMul(input, weight as Rows), bias);
    return (activations[activation.id] as (typeof activations)[string])(sum, activation.args);
  }, x);
}

/** The values of a per-step input in the first steps, one step after the other: [STEPS · rows, columns]. */
function noiseOf({ spec, data, compiled }: Prepared, name: string): { all: Float32Array; width: number } | null {
  const input = compiled.training.perStep.find((one) => one.name === name);
  if (!input) return null;
  const replica = new Replica({ spec, data }, compiled.batch);
  return { all: noiseFor(input, [replica], 0, STEPS), width: input.shape[1] as number };
}

/** Both players after every step, from the same start, on the same batches and the same noise. */
function playInTensorFlow(run: Prepared, rows: Int32Array): Map<string, Float32Array> {
  const { spec, data, compiled, initial } = run;
  const divider = dividerOf(spec.layers) as number;
  const all = [
    ...spec.layers.map(({ activation, id }, index) => ({ name: `${id}${index + 1}`, activation: activation as Call })),
    // The losses take logits.
    { name: 'output', activation: { id: 'linear', args: {} } },
  ].map(({ name, activation }): Layer => {
    const bias = initial.get(`${name}/bias`) as Float32Array;
    const weight = initial.get(`${name}/weight`) as Float32Array;
    return {
      name,
      activation,
      weight: tf.variable(tf.tensor2d(weight, [weight.length / bias.length, bias.length])),
      bias: tf.variable(tf.tensor1d(bias)),
    };
  });
  const [generator, discriminator] = [all.slice(0, divider + 1), all.slice(divider + 1)];
  const make = ({ id, args }: Call) => (optimizers[id] as (typeof optimizers)[string])(args);
  const [first, second] = [make(spec.optimizer), make(spec.generatorOptimizer)];
  const { discriminator: loss, generator: generatorLoss } = losses[spec.loss.id] as Losses;

  const { batch } = compiled;
  const x = tf.tensor2d(Float32Array.from(data.parts.train.x.data), data.parts.train.x.shape as [number, number]);
  const part = (name: string, step: number): Rows => {
    const { all: values, width } = noiseOf(run, name) as NonNullable<ReturnType<typeof noiseOf>>;
    return tf.tensor2d(values.slice(step * batch * width, (step + 1) * batch * width), [batch, width]);
  };
  const noiseName = `generate${divider + 1}/noise`;
  for (let step = 0; step < STEPS; step++) {
    const real: Rows = tf.gather(x, tf.tensor1d(rows.slice(step * batch, (step + 1) * batch), 'int32'));
    const noise = part(noiseName, step);
    const judge = (examples: Rows) => apply(discriminator, examples);
    const of = () => {
      const generated = apply(generator, noise);
      const own = loss(judge(real), judge(generated));
      if (spec.loss.id !== 'wasserstein_penalty') return own as tf.Scalar;
      const between: Rows = tf.add(generated, tf.mul(part('loss/between', step), tf.sub(real, generated)));
      const slope = tf.grad((at) => tf.sum(judge(at as Rows)))(between);
      const length = tf.sqrt(tf.add(tf.sum(tf.square(slope), 1), 1e-12));
      const penalty = tf.mean(tf.square(tf.sub(length, 1)));
      return tf.add(own, tf.mul(spec.loss.args.penalty as number, penalty)) as tf.Scalar;
    };
    // Both players answer the same position.
    const gradients = tf.variableGrads(of, variablesOf(discriminator)).grads;
    const answers = tf.variableGrads(
      () => generatorLoss(judge(apply(generator, noise))) as tf.Scalar,
      variablesOf(generator),
    ).grads;
    first.applyGradients(gradients);
    if ((step + 1) % spec.discriminatorSteps === 0) second.applyGradients(answers);
    const limit = spec.loss.id === 'wasserstein' ? (spec.loss.args.clip as number) : Number.POSITIVE_INFINITY;
    for (const variable of variablesOf(discriminator)) variable.assign(tf.clipByValue(variable, -limit, limit));
  }
  return new Map(
    all.flatMap(({ name, weight, bias }) => [
      [`${name}/weight`, weight.dataSync() as Float32Array],
      [`${name}/bias`, bias.dataSync() as Float32Array],
    ]),
  );
}

beforeAll(() => tf.setBackend('cpu'));

const net = (activation: string) =>
  `net=dense(8,relu),dense(8,relu),generate(2,linear),dense(8,${activation}),dense(8,${activation})`;
// A gradient that is 0 but for rounding would become a whole step of Adam if ε were tiny.
const ADAM = 'opt=adam(lr=0.01,beta1=0.5,epsilon=0.001)&generator_opt=adam(lr=0.005,beta1=0.5,epsilon=0.001)';
const SGD = 'opt=sgd(lr=0.1)&generator_opt=sgd(lr=0.5)';

const games = [
  ...Object.keys(losses).flatMap((loss) => [
    `${net('leaky_relu')}&loss=${loss}&${ADAM}`,
    // TensorFlow.js has no second derivative of tanh.
    `${net(loss === 'wasserstein_penalty' ? 'relu' : 'tanh')}&loss=${loss}&${SGD}&d_steps=3`,
  ]),
  `${net('tanh')}&${ADAM}&d_steps=3`,
  `net=generate(3,tanh),dense(8,sigmoid)&opt=adam(lr=0.01)&generator_opt=sgd(lr=0.5)&d_steps=2`,
].map((text) => `data=moons&task=gan&${text}&batch=16`);

describe(`both players after ${STEPS} steps against TensorFlow.js, from the same start, batches and noise`, () => {
  it.each(games)('%s', async (text) => {
    const run = await prepared(text);
    const rows = run.trainer.upcomingRows(STEPS);
    await run.trainer.train(STEPS);
    const ours = await run.trainer.state();
    const theirs = playInTensorFlow(run, rows);
    for (const { name } of run.compiled.parameters) {
      const expected = theirs.get(name) as Float32Array;
      if (name === 'output/bias' && text.includes('wasserstein')) {
        // A number that is added to both sides of a difference does not change it.
        expect(ours.get(name)?.[0]).toBeCloseTo(0, 5);
        continue;
      }
      expect(relativeDistance(ours.get(name) as Float32Array, expected), name).toBeLessThan(1e-4);
      expect(relativeDistance(run.initial.get(name) as Float32Array, expected), `${name} moved`).toBeGreaterThan(1e-3);
    }
  });
});
