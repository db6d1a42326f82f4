/**
 * Layers on sequences with the core API of TensorFlow.js: as few and as large products as possible, like the layers of
 * Nabla that they are compared with.
 */
import * as tf from '@tensorflow/tfjs';
import { FEATURES, HEADS, type Sequences, type Task } from '../tasks.ts';

export interface SequenceLayer {
  readonly variables: readonly tf.Variable[];
  /** [batch, steps · FEATURES] → what the dense layers receive. */
  output(x: tf.Tensor2D): tf.Tensor2D;
}

/** null if the task has no sequences. */
export function sequenceLayer({ sequences }: Task): SequenceLayer | null {
  if (!sequences) return null;
  return { gru, lstm, transformer }[sequences.layer](sequences);
}

const drawn = (...shape: number[]) => tf.variable(tf.randomNormal(shape, 0, 0.1));
const zeros = (...shape: number[]) => tf.variable(tf.zeros(shape));

/** The product of the inputs of all steps with a weight, step by step: [batch, width] each. */
function inputsOf(x: tf.Tensor2D, weight: tf.Tensor, bias: tf.Tensor, { steps }: Sequences): tf.Tensor2D[] {
  const [batch] = x.shape;
  const rows = tf.reshape(tf.transpose(tf.reshape(x, [batch, steps, FEATURES]), [1, 0, 2]), [steps * batch, FEATURES]);
  const sums = tf.add(tf.matMul(rows as tf.Tensor2D, weight as tf.Tensor2D), bias);
  return tf.unstack(tf.reshape(sums, [steps, batch, -1])) as tf.Tensor2D[];
}

function lstm(sequences: Sequences): SequenceLayer {
  const { units } = sequences;
  const [weight, recurrent, bias] = [drawn(FEATURES, 4 * units), drawn(units, 4 * units), zeros(4 * units)];
  return {
    variables: [weight, recurrent, bias],
    output(x) {
      let h: tf.Tensor2D | null = null;
      let c: tf.Tensor2D | null = null;
      for (const added of inputsOf(x, weight, bias, sequences)) {
        const sums: tf.Tensor2D = h ? tf.add(tf.matMul(h, recurrent as tf.Tensor2D), added) : added;
        const [i, f, g, o] = tf.split(sums, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        const news: tf.Tensor2D = tf.mul(tf.sigmoid(i), tf.tanh(g));
        c = c ? tf.add(tf.mul(tf.sigmoid(f), c), news) : news;
        h = tf.mul(tf.sigmoid(o), tf.tanh(c)) as tf.Tensor2D;
      }
      return h as tf.Tensor2D;
    },
  };
}

function gru(sequences: Sequences): SequenceLayer {
  const { units } = sequences;
  const [weight, bias] = [drawn(FEATURES, 3 * units), zeros(3 * units)];
  const [recurrent, recurrentBias] = [drawn(units, 3 * units), zeros(3 * units)];
  return {
    variables: [weight, bias, recurrent, recurrentBias],
    output(x) {
      const [batch] = x.shape;
      let h: tf.Tensor2D = tf.zeros([batch, units]);
      for (const added of inputsOf(x, weight, bias, sequences)) {
        const sums = tf.add(tf.matMul(h, recurrent as tf.Tensor2D), recurrentBias) as tf.Tensor2D;
        const [ri, zi, ni] = tf.split(added, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        const [rh, zh, nh] = tf.split(sums, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        const candidate = tf.tanh(tf.add(ni, tf.mul(tf.sigmoid(tf.add(ri, rh)), nh)));
        h = tf.add(candidate, tf.mul(tf.sigmoid(tf.add(zi, zh)), tf.sub(h, candidate)));
      }
      return h;
    },
  };
}

/** A dense layer at every step, and a block that normalizes before attention and before the feed-forward part. */
function transformer({ steps, units }: Sequences): SequenceLayer {
  const width = units / HEADS;
  const dense = (inputs: number, outputs: number) => ({ weight: drawn(inputs, outputs), bias: zeros(outputs) });
  const [first, projection, result] = [dense(FEATURES, units), dense(units, 3 * units), dense(units, units)];
  const [inner, outer] = [dense(units, units), dense(units, units)];
  const norms = [0, 1].map(() => ({ scale: tf.variable(tf.ones([units])), shift: zeros(units) }));
  const apply = (rows: tf.Tensor, { weight, bias }: ReturnType<typeof dense>) =>
    tf.add(tf.matMul(rows as tf.Tensor2D, weight as tf.Tensor2D), bias);
  const normalized = (rows: tf.Tensor, { scale, shift }: (typeof norms)[number]) => {
    const { mean, variance } = tf.moments(rows, 1, true);
    return tf.add(tf.mul(tf.div(tf.sub(rows, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
  };
  const attended = (rows: tf.Tensor, batch: number) => {
    const parts = tf.transpose(tf.reshape(apply(rows, projection), [batch, steps, 3, HEADS, width]), [2, 0, 3, 1, 4]);
    const [q, k, v] = tf.unstack(parts) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    const weights = tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(width)));
    const together = tf.reshape(tf.transpose(tf.matMul(weights, v), [0, 2, 1, 3]), [batch * steps, units]);
    return apply(together, result);
  };
  return {
    variables: [
      ...[first, projection, result, inner, outer].flatMap(({ weight, bias }) => [weight, bias]),
      ...norms.flatMap(({ scale, shift }) => [scale, shift]),
    ],
    output(x) {
      const [batch] = x.shape;
      const rows = apply(tf.reshape(x, [batch * steps, FEATURES]), first);
      const between = tf.add(rows, attended(normalized(rows, norms[0] as (typeof norms)[number]), batch));
      const changed = apply(tf.relu(apply(normalized(between, norms[1] as (typeof norms)[number]), inner)), outer);
      return tf.reshape(tf.add(between, changed), [batch, steps * units]);
    },
  };
}
