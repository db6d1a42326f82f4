/**
 * An agent with the core API of TensorFlow.js that learns to balance poles: all worlds are rows of one tensor, so a move
 * in all of them takes as few calls as a move in one. The actor–critic of Nabla with its default numbers.
 */
import * as tf from '@tensorflow/tfjs';
import type { Task } from '../tasks.ts';
import { type Model, optimizerOf } from './tensorflow-model.ts';

const GAMMA = 0.99;
const DECAY = GAMMA * 0.95;
const ENTROPY = 0.01;
const LIMIT = 500;

interface Layer {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

interface Move {
  readonly observation: tf.Tensor2D;
  /** One-hot. */
  readonly action: tf.Tensor2D;
  readonly next: tf.Tensor2D;
  readonly over: tf.Tensor2D;
  readonly ended: tf.Tensor2D;
}

/** The moves in all worlds before an update, and the worlds after them. */
interface Experience {
  readonly taken: readonly Move[];
  readonly after: tf.Tensor2D;
}

export function agent(task: Task, { worlds, moves }: NonNullable<Task['agent']>): Model {
  const policy = layersOf(task.sizes);
  const value = layersOf([...task.sizes.slice(0, -1), 1]);
  const optimizer = optimizerOf(task);
  const variables = [...policy, ...value].flatMap(({ weight, bias }) => [weight, bias]) as tf.Variable[];
  let state = begin(worlds);

  function experience(): Experience {
    const taken: Move[] = [];
    let now = state;
    for (let move = 0; move < moves; move++) {
      const observation = observe(now);
      const chance = tf.neg(tf.log(tf.neg(tf.log(tf.randomUniform([worlds, 2])))));
      const action = tf.oneHot(tf.argMax(tf.add(apply(policy, observation), chance), 1), 2).toFloat() as tf.Tensor2D;
      const after = step(now, action);
      const ended = outside(after);
      const over = tf.maximum(ended, tf.greater(column(after, 4), LIMIT - 0.5).toFloat()) as tf.Tensor2D;
      taken.push({ observation, action, next: observe(after), over, ended });
      now = tf.where(tf.greater(over, 0.5).tile([1, 5]), begin(worlds), after);
    }
    return { taken, after: now };
  }

  return {
    update(readLoss) {
      const { taken, after } = tf.tidy(experience as () => never) as Experience;
      const loss = optimizer.minimize(
        () => {
          const joined = (of: keyof Move) => tf.concat(taken.map((move) => move[of]));
          const observations = joined('observation') as tf.Tensor2D;
          const values = apply(value, observations);
          const { advantages, targets } = advantagesOf(taken, values.split(moves) as tf.Tensor2D[]);
          const logs = tf.logSoftmax(apply(policy, observations));
          const chosen = tf.sum(tf.mul(logs, joined('action')), 1, true);
          const entropy = tf.neg(tf.mean(tf.sum(tf.mul(tf.exp(logs), logs), 1)));
          const lossOfPolicy = tf.neg(tf.mean(tf.mul(advantages, chosen)));
          const lossOfValue = tf.mean(tf.square(tf.sub(values, targets)));
          return tf.sub(tf.add(lossOfPolicy, tf.mul(lossOfValue, 0.5)), tf.mul(entropy, ENTROPY)) as tf.Scalar;
        },
        readLoss,
        variables,
      );
      const before = state;
      state = after;
      tf.dispose([before, taken] as unknown as tf.TensorContainer);
      return loss;
    },
    dispose() {
      optimizer.dispose();
      tf.dispose([state, policy, value] as unknown as tf.TensorContainer);
    },
  };

  /** Generalized advantages, standardized, and the returns that the value network learns; no gradient flows through them. */
  function advantagesOf(taken: readonly Move[], values: readonly tf.Tensor2D[]) {
    return tf.tidy(() => {
      const results: tf.Tensor2D[] = [];
      for (let move = moves - 1; move >= 0; move--) {
        const { next, over, ended } = taken[move] as Move;
        const later = tf.mul(tf.mul(apply(value, next), tf.sub(1, ended)), GAMMA);
        const difference = tf.sub(tf.add(1, later), values[move] as tf.Tensor2D) as tf.Tensor2D;
        const following = results[0];
        results.unshift(
          following
            ? (tf.add(difference, tf.mul(tf.mul(tf.sub(1, over), DECAY), following)) as tf.Tensor2D)
            : difference,
        );
      }
      const plain = tf.concat(results);
      const targets = tf.add(plain, tf.concat([...values]));
      const { mean, variance } = tf.moments(plain);
      return { advantages: tf.div(tf.sub(plain, mean), tf.sqrt(variance)), targets };
    });
  }
}

function apply(layers: readonly Layer[], x: tf.Tensor2D): tf.Tensor2D {
  return layers.reduce((input, { weight, bias }, index) => {
    const sum = tf.add<tf.Tensor2D>(tf.matMul(input, weight), bias);
    return index === layers.length - 1 ? sum : tf.tanh(sum);
  }, x);
}

function layersOf(sizes: readonly number[]): readonly Layer[] {
  return sizes.slice(1).map((units, index) => ({
    weight: tf.variable(tf.randomNormal<tf.Rank.R2>([sizes[index] as number, units], 0, 0.1)),
    bias: tf.variable(tf.zeros<tf.Rank.R1>([units])),
  }));
}

/** Worlds at the beginning of an episode: position, speed, angle, angular speed, and steps. */
function begin(worlds: number): tf.Tensor2D {
  return tf.concat([tf.randomUniform([worlds, 4], -0.05, 0.05), tf.zeros([worlds, 1])], 1) as tf.Tensor2D;
}

function column(state: tf.Tensor2D, index: number): tf.Tensor2D {
  return tf.slice2d(state, [0, index], [-1, 1]);
}

function observe(state: tf.Tensor2D): tf.Tensor2D {
  return tf.div(tf.slice2d(state, [0, 0], [-1, 4]), tf.tensor2d([[2.4, 2, Math.PI / 15, 2]])) as tf.Tensor2D;
}

function outside(state: tf.Tensor2D): tf.Tensor2D {
  const far = tf.greater(tf.abs(column(state, 0)), 2.4);
  return tf.logicalOr(far, tf.greater(tf.abs(column(state, 2)), Math.PI / 15)).toFloat() as tf.Tensor2D;
}

/** CartPole-v1 of Gymnasium. */
function step(state: tf.Tensor2D, action: tf.Tensor2D): tf.Tensor2D {
  const [x, v, angle, turn, steps] = [0, 1, 2, 3, 4].map((index) => column(state, index)) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const force = tf.matMul(action, tf.tensor2d([[-10], [10]]));
  const [sine, cosine] = [tf.sin(angle), tf.cos(angle)];
  const push = tf.div(tf.add(force, tf.mul(tf.mul(tf.square(turn), sine), 0.05)), 1.1);
  const tilting = tf.div(
    tf.sub(tf.mul(sine, 9.8), tf.mul(cosine, push)),
    tf.mul(tf.sub(4 / 3, tf.mul(tf.square(cosine), 0.1 / 1.1)), 0.5),
  );
  const driving = tf.sub(push, tf.mul(tf.mul(tilting, cosine), 0.05 / 1.1));
  const later = (value: tf.Tensor, rate: tf.Tensor) => tf.add(value, tf.mul(rate, 0.02));
  return tf.concat(
    [later(x, v), later(v, driving), later(angle, turn), later(turn, tilting), tf.add(steps, 1)] as tf.Tensor2D[],
    1,
  );
}
