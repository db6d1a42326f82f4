/**
 * A generator and its discriminator with the core API of TensorFlow.js, as GAN Lab trains them: in each step an optimizer
 * minimizes the loss of the discriminator, and then another one that of the generator. Noise is made in advance, like
 * batches of examples.
 */
import * as tf from '@tensorflow/tfjs';
import { EXAMPLES, examplesFor, type Task } from '../tasks.ts';
import { type Model, optimizerOf } from './tensorflow-model.ts';

interface Layer {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

export function game(task: Task, sizes: readonly number[]): Model {
  const batches = batchesOf(task, sizes[0] as number);
  const [generator, discriminator] = [layersOf(sizes), layersOf(task.sizes)];
  const optimizers = [optimizerOf(task), optimizerOf(task)] as const;
  const activate = task.hidden === 'tanh' ? tf.tanh<tf.Tensor2D> : tf.relu<tf.Tensor2D>;
  const apply = (layers: readonly Layer[], x: tf.Tensor2D) =>
    layers.reduce((input, { weight, bias }, index) => {
      const sum = tf.add<tf.Tensor2D>(tf.matMul(input, weight), bias);
      return index === layers.length - 1 ? sum : activate(sum);
    }, x);
  const variables = (layers: readonly Layer[]) => layers.flatMap(({ weight, bias }) => [weight, bias]) as tf.Variable[];

  let next = 0;
  return {
    update(readLoss) {
      const { x, noise } = batches[next] as (typeof batches)[number];
      next = (next + 1) % batches.length;
      const judged = () => apply(discriminator, apply(generator, noise));
      const loss = optimizers[0].minimize(
        // −log σ(z) = softplus(−z) and −log(1 − σ(z)) = softplus(z)
        () => tf.add(tf.mean(tf.softplus(tf.neg(apply(discriminator, x)))), tf.mean(tf.softplus(judged()))),
        readLoss,
        variables(discriminator),
      );
      optimizers[1].minimize(() => tf.mean(tf.softplus(tf.neg(judged()))), false, variables(generator));
      return loss;
    },
    dispose() {
      for (const optimizer of optimizers) optimizer.dispose();
      tf.dispose([batches, generator, discriminator] as unknown as tf.TensorContainer);
    },
  };
}

function layersOf(sizes: readonly number[]): readonly Layer[] {
  return sizes.slice(1).map((units, index) => ({
    weight: tf.variable(tf.randomNormal<tf.Rank.R2>([sizes[index] as number, units], 0, 0.1)),
    bias: tf.variable(tf.zeros<tf.Rank.R1>([units])),
  }));
}

function batchesOf(task: Task, noise: number) {
  const { x } = examplesFor(task);
  const { batch, sizes } = task;
  const inputs = sizes[0] as number;
  return Array.from({ length: EXAMPLES / batch }, (_, index) => ({
    x: tf.tensor2d(x.slice(index * batch * inputs, (index + 1) * batch * inputs), [batch, inputs]),
    noise: tf.randomNormal<tf.Rank.R2>([batch, noise]),
  }));
}
