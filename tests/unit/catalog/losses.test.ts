import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import type { ActivationDef } from '../../../src/catalog/activations/definition.ts';
import { activations } from '../../../src/catalog/activations/index.ts';
import type { LossDef } from '../../../src/catalog/losses/definition.ts';
import { losses } from '../../../src/catalog/losses/index.ts';
import { batchLoss } from '../../../src/compiler/batch-loss.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { constant } from '../../../src/ops/index.ts';
import { runGraph } from '../../support/ort.ts';

type Id = keyof typeof losses;
type Rows = readonly (readonly number[])[];
type Args = Record<string, number>;

interface Question {
  readonly id: Id;
  readonly output: string;
  readonly logits: Rows;
  readonly target: Rows;
  readonly hyper?: Args;
}

const table: Readonly<Record<Id, LossDef>> = losses;
const outputs: Readonly<Record<string, ActivationDef>> = activations;

const matrix = (rows: Rows) => tensor([rows.length, (rows[0] as readonly number[]).length], rows.flat());

/** The loss and its gradient with respect to the logits, as a graph and its feeds. */
function lossGraph({ id, output, logits, target, hyper }: Question): { graph: Graph; feeds: Record<string, Tensor> } {
  const builder = new GraphBuilder();
  const args: Args = {
    ...Object.fromEntries(Object.entries(table[id].hyper).map(([name, { default: value }]) => [name, value])),
    ...hyper,
  };
  const feeds = { logits: matrix(logits), target: matrix(target) };
  const z = builder.input('logits', float32(feeds.logits.shape));
  const activation = outputs[output] as ActivationDef;
  const usual = Object.entries(activation.hyper).map(([name, { default: value }]) => [name, constant(builder, value)]);
  const value = batchLoss(table[id], {
    logits: z,
    prediction: activation.build(z, Object.fromEntries(usual), { args: {}, parameter: () => z }),
    output,
    target: builder.input('target', float32(feeds.target.shape)),
    hyper: Object.fromEntries(Object.keys(args).map((name) => [name, builder.input(name, float32([]))])),
  });
  const [gradient] = gradientsOf(value, [z]);
  return {
    graph: finishGraph({ value, gradient: gradient as Value }),
    feeds: { ...feeds, ...Object.fromEntries(Object.entries(args).map(([name, number]) => [name, scalar(number)])) },
  };
}

function lossOf(question: Question): { value: number; gradient: number[] } {
  const { graph, feeds } = lossGraph(question);
  const { value, gradient } = evaluateGraph(graph, feeds) as { value: Tensor; gradient: Tensor };
  expect(value.shape).toEqual([]);
  return { value: value.data[0] as number, gradient: [...gradient.data] };
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const errors = Array.from(actual, (value, index) => {
    const other = expected[index] as number;
    return Math.abs(value - other) / (1 + Math.abs(other));
  });
  expect(Math.max(...errors)).toBeLessThan(tolerance);
}

/** The arithmetic is in the test, so it has to agree to the last digits. */
function expectExactly(question: Question, value: number, gradient: readonly number[]): void {
  const ours = lossOf(question);
  expectClose([ours.value, ...ours.gradient], [value, ...gradient], 1e-13);
}

const BATCH = 12;
const random = randomStream(1, 'losses');
const draw = (columns: number, scale: number): Rows =>
  Array.from({ length: BATCH }, () => Array.from({ length: columns }, () => Math.fround(scale * random.normal())));

const numbers = { logits: draw(1, 2), target: draw(1, 1) };
const labels = Array.from({ length: BATCH }, () => [random.uniform() < 0.5 ? 0 : 1]);
const signs = labels.map(([label]) => [2 * (label as number) - 1]);
const classes = Array.from({ length: BATCH }, (_, row) => [row % 3]);
const hot = classes.map(([label]) => [0, 1, 2].map((index) => (index === label ? 1 : 0)));
const soft = draw(3, 1).map((row) => {
  const powers = row.map(Math.exp);
  return powers.map((power) => power / powers.reduce((sum, x) => sum + x));
});
const two = { logits: draw(1, 2), target: labels };
const three = { logits: draw(3, 2), target: hot };

beforeAll(() => tf.setBackend('cpu'));

describe('value and gradient against TensorFlow.js at random points', () => {
  type Reference = (target: tf.Tensor, logits: tf.Tensor) => tf.Tensor;
  const { meanSquaredError, absoluteDifference, huberLoss, sigmoidCrossEntropy, softmaxCrossEntropy, hingeLoss } =
    tf.losses;
  const keep = (logits: tf.Tensor) => logits;
  const distance =
    (measure: Reference, activate: (logits: tf.Tensor) => tf.Tensor = keep): Reference =>
    (target, logits) =>
      measure(target, activate(logits));

  const cases: [string, Question, Reference][] = [
    ['mse', { id: 'mse', output: 'linear', ...numbers }, distance(meanSquaredError)],
    ['mse under sigmoid', { id: 'mse', output: 'sigmoid', ...two }, distance(meanSquaredError, tf.sigmoid)],
    ['mse under softmax', { id: 'mse', output: 'softmax', ...three }, distance(meanSquaredError, (z) => tf.softmax(z))],
    ['mae', { id: 'mae', output: 'linear', ...numbers }, distance(absoluteDifference)],
    [
      'mae under softmax',
      { id: 'mae', output: 'softmax', ...three },
      distance(absoluteDifference, (z) => tf.softmax(z)),
    ],
    ['rmse', { id: 'rmse', output: 'linear', ...numbers }, distance((y, p) => tf.sqrt(meanSquaredError(y, p)))],
    ['huber', { id: 'huber', output: 'linear', ...numbers }, distance(huberLoss)],
    [
      'huber with δ = 0.3',
      { id: 'huber', output: 'tanh', ...numbers, hyper: { delta: 0.3 } },
      distance((y, p) => huberLoss(y, p, undefined, 0.3), tf.tanh),
    ],
    ['bce', { id: 'bce', output: 'sigmoid', ...two }, (y, z) => sigmoidCrossEntropy(y, z)],
    ['cce', { id: 'cce', output: 'softmax', ...three }, (y, z) => softmaxCrossEntropy(y, z)],
    ['cce on soft targets', { id: 'cce', output: 'softmax', logits: three.logits, target: soft }, softmaxCrossEntropy],
    [
      'hinge, which takes targets 0 and 1 there',
      { id: 'hinge', output: 'linear', logits: two.logits, target: signs },
      (y, z) => hingeLoss(tf.div(tf.add(y, 1), 2), z),
    ],
  ];

  it.each(cases)('%s', (_name, question, reference) => {
    const ours = lossOf(question);
    const [logits, target] = [question.logits, question.target].map((rows) => tf.tensor2d(rows as number[][])) as [
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    expectClose([ours.value], reference(target, logits).dataSync(), 1e-5);
    expectClose(
      ours.gradient,
      tf
        .grad((z) => reference(target, z))(logits)
        .dataSync(),
      1e-5,
    );
  });

  /**
   * Losses that TensorFlow.js offers only by name: the logits are the weights of a layer, which a step of length 1
   * changes.
   */
  const named: [string, Question, 'linear' | 'tanh' | 'softmax'][] = [
    ['logcosh', { id: 'log_cosh', output: 'linear', ...numbers }, 'linear'],
    ['hinge', { id: 'hinge', output: 'tanh', logits: two.logits, target: signs }, 'tanh'],
    ['squaredHinge', { id: 'squared_hinge', output: 'linear', logits: two.logits, target: signs }, 'linear'],
    [
      'sparseCategoricalCrossentropy',
      { id: 'sparse_cce', output: 'softmax', logits: three.logits, target: classes },
      'softmax',
    ],
    [
      'kullbackLeiblerDivergence',
      { id: 'kl_divergence', output: 'softmax', logits: three.logits, target: soft },
      'softmax',
    ],
  ];

  it.each(named)('%s', async (name, question, activation) => {
    const units = (question.logits[0] as readonly number[]).length;
    const layer = tf.layers.dense({ units, activation, useBias: false, inputShape: [BATCH] });
    const model = tf.sequential({ layers: [layer] });
    const logits = tf.tensor2d(question.logits as number[][]);
    model.setWeights([logits]);
    model.compile({ loss: name, optimizer: tf.train.sgd(1) });
    const value = await model.trainOnBatch(tf.eye(BATCH), tf.tensor2d(question.target as number[][]));
    const ours = lossOf(question);
    expectClose([ours.value], [value as number], 1e-5);
    expectClose(ours.gradient, tf.sub(logits, layer.getWeights()[0] as tf.Tensor).dataSync(), 1e-5);
  });
});

/** TensorFlow.js has no focal loss, no KL divergence of a pair p, 1 − p, and no cross-entropy of sigmoid classes. */
describe('worked examples of what TensorFlow.js lacks', () => {
  const z = Math.log(3); // σ(z) = 3/4

  it('focal with a sigmoid', () => {
    const hyper = { alpha: 0.25, gamma: 2 };
    // True class with p: −a·(1 − p)²·ln p, slope a·(2·p·(1 − p)²·ln p − (1 − p)³) towards it.
    expectExactly(
      { id: 'focal', output: 'sigmoid', logits: [[z], [z]], target: [[1], [0]], hyper },
      (0.25 * (1 / 4) ** 2 * Math.log(4 / 3) + 0.75 * (3 / 4) ** 2 * Math.log(4)) / 2,
      [
        (0.25 * (2 * (3 / 4) * (1 / 4) ** 2 * Math.log(3 / 4) - (1 / 4) ** 3)) / 2,
        (-0.75 * (2 * (1 / 4) * (3 / 4) ** 2 * Math.log(1 / 4) - (3 / 4) ** 3)) / 2,
      ],
    );
  });

  it('focal with softmax', () => {
    // p = 1/2, 1/4, 1/4; the true class has 1/2.
    const towards = 0.25 * (2 * (1 / 2) * (1 / 2) ** 2 * Math.log(1 / 2) - (1 / 2) ** 3);
    expectExactly(
      {
        id: 'focal',
        output: 'softmax',
        logits: [[Math.LN2, 0, 0]],
        target: [[1, 0, 0]],
        hyper: { alpha: 0.25, gamma: 2 },
      },
      0.25 * (1 / 2) ** 2 * Math.LN2,
      [towards, -towards / 2, -towards / 2],
    );
  });

  it('focal with several sigmoids adds them up', () => {
    // Every p is 1/2: a·(1/2)²·ln 2 for the true class, (1 − a)·(1/2)²·ln 2 for each of the others.
    const { value } = lossOf({ id: 'focal', output: 'sigmoid', logits: [[0, 0, 0]], target: [[0, 1, 0]] });
    expectClose([value], [(0.25 * Math.LN2) / 4 + (2 * 0.75 * Math.LN2) / 4], 1e-14);
  });

  it('focal at γ = 0 is weighted cross-entropy', () => {
    const half = lossOf({ id: 'focal', output: 'sigmoid', ...two, hyper: { alpha: 0.5, gamma: 0 } });
    const bce = lossOf({ id: 'bce', output: 'sigmoid', ...two });
    expectClose(
      [half.value, ...half.gradient],
      [bce.value, ...bce.gradient].map((x) => x / 2),
      1e-13,
    );
    const whole = lossOf({ id: 'focal', output: 'softmax', ...three, hyper: { alpha: 1, gamma: 0 } });
    const cce = lossOf({ id: 'cce', output: 'softmax', ...three });
    expectClose([whole.value, ...whole.gradient], [cce.value, ...cce.gradient], 1e-13);
  });

  it('kl_divergence of a pair', () => {
    // ½·ln(½ / ¾) + ½·ln(½ / ¼) = ½·ln(4/3); its slope is p − y.
    expectExactly({ id: 'kl_divergence', output: 'sigmoid', logits: [[z]], target: [[1 / 2]] }, Math.log(4 / 3) / 2, [
      3 / 4 - 1 / 2,
    ]);
    expectExactly({ id: 'kl_divergence', output: 'sigmoid', logits: [[z]], target: [[3 / 4]] }, 0, [0]);
  });

  it('kl_divergence of several sigmoids counts one pair for each', () => {
    expectExactly({ id: 'kl_divergence', output: 'sigmoid', logits: [[0, 0, 0]], target: [[0, 1, 0]] }, 3 * Math.LN2, [
      1 / 2,
      -1 / 2,
      1 / 2,
    ]);
  });

  it('cce with sigmoids pulls the true class up and pushes nothing down', () => {
    expectExactly({ id: 'cce', output: 'sigmoid', logits: [[0, z]], target: [[0, 1]] }, Math.log(4 / 3), [
      0,
      3 / 4 - 1,
    ]);
  });

  it('log_cosh at ln 2, where cosh is (2 + ½)/2 and tanh (2 − ½)/(2 + ½)', () => {
    expectExactly({ id: 'log_cosh', output: 'linear', logits: [[Math.LN2]], target: [[0]] }, Math.log(5 / 4), [3 / 5]);
  });

  it('huber on both sides of δ', () => {
    // |e| = 3: 2·(3 − 2/2), slope 2. |e| = 1: 1²/2, slope −1. Averaged over two.
    expectExactly(
      { id: 'huber', output: 'linear', logits: [[4], [0]], target: [[1], [1]], hyper: { delta: 2 } },
      (2 * (3 - 2 / 2) + 1 ** 2 / 2) / 2,
      [2 / 2, -1 / 2],
    );
  });
});

describe('how losses relate to each other', () => {
  it.each(['softmax', 'sigmoid'])('sparse_cce is cce, digit by digit, with %s', (output) => {
    const sparse = lossOf({ id: 'sparse_cce', output, logits: three.logits, target: classes });
    expect(sparse).toEqual(lossOf({ id: 'cce', output, ...three }));
  });

  it('kl_divergence is cross-entropy for certain targets', () => {
    const binary = lossOf({ id: 'kl_divergence', output: 'sigmoid', ...two });
    const bce = lossOf({ id: 'bce', output: 'sigmoid', ...two });
    expectClose([binary.value, ...binary.gradient], [bce.value, ...bce.gradient], 1e-13);
    const multiclass = lossOf({ id: 'kl_divergence', output: 'softmax', ...three });
    const cce = lossOf({ id: 'cce', output: 'softmax', ...three });
    expectClose([multiclass.value, ...multiclass.gradient], [cce.value, ...cce.gradient], 1e-13);
  });

  it('rmse is the root of mse, and its gradient that of mse over twice the loss', () => {
    const mse = lossOf({ id: 'mse', output: 'linear', ...numbers });
    const rmse = lossOf({ id: 'rmse', output: 'linear', ...numbers });
    expectClose([rmse.value], [Math.sqrt(mse.value)], 1e-14);
    expectClose(
      rmse.gradient,
      mse.gradient.map((slope) => slope / (2 * rmse.value)),
      1e-13,
    );
  });
});

describe.each(Object.keys(losses) as Id[])('%s', (id) => {
  const { tasks, target: form } = table[id];
  const args = Object.entries(table[id].hyper).flatMap(([name, { min, max }]) =>
    [min, max].map((value): Args => ({ [name]: value })),
  );

  /** Logits that are extremely right, extremely wrong and undecided, for every task and output. */
  const extremes = tasks.flatMap((task) =>
    Object.keys(table[id].outputs)
      .filter((output) => task === 'multiclass' || output !== 'softmax')
      .map((output): Question => {
        if (task !== 'multiclass') {
          const no = form === 'signs' ? -1 : 0;
          const logits = [[1e4], [1e4], [-1e4], [-1e4], [0], [100], [-100]];
          return { id, output, logits, target: [[1], [no], [1], [no], [no], [no], [1]] };
        }
        const logits = [0, 1, 2].flatMap(() => [
          [1e4, 0, -1e4],
          [-1e4, -1e4, -1e4],
          [1e4, 1e4, 0],
          [100, 0, -100],
        ]);
        const target = logits.map((_, row) => {
          const label = Math.floor(row / 4);
          return form === 'index' ? [label] : [0, 1, 2].map((index) => (index === label ? 1 : 0));
        });
        return { id, output, logits, target };
      }),
  );

  it('is finite at logits of ±1e4 with its gradient, in float64 and in onnxruntime', async () => {
    for (const question of extremes) {
      for (const hyper of [{}, ...args]) {
        const { graph, feeds } = lossGraph({ ...question, hyper });
        const what = `${question.output} ${JSON.stringify(hyper)}`;
        for (const { data } of Object.values(evaluateGraph(graph, feeds))) {
          expect(data.every(Number.isFinite), what).toBe(true);
        }
        for (const values of Object.values(await runGraph(graph, feeds))) {
          expect(values.length).toBeGreaterThan(0);
          expect(values.every(Number.isFinite), `${what} in float32`).toBe(true);
        }
      }
    }
  });

  it('of a batch is the mean of its examples, each a batch of one', () => {
    for (const { output, logits, target } of extremes) {
      const scaled = logits.map((row) => row.map((x) => x / 1e4));
      const whole = lossOf({ id, output, logits: scaled, target });
      const single = scaled.map((row, index) => lossOf({ id, output, logits: [row], target: [target[index] ?? []] }));
      const power = id === 'rmse' ? 2 : 1;
      const mean = single.reduce((sum, { value }) => sum + value ** power, 0) / single.length;
      expect(whole.value).toBeCloseTo(mean ** (1 / power), 12);
    }
  });
});

const distances = (Object.keys(losses) as Id[]).filter((id) => table[id].tasks.includes('regression'));

describe('where there is no error', () => {
  it.each(distances)('%s has a gradient of 0', async (id) => {
    const exact: Question = { id, output: 'linear', logits: [[0.5], [-2]], target: [[0.5], [-2]] };
    const { value, gradient } = lossOf(exact);
    expect(value).toBeCloseTo(0, 12);
    expectClose(gradient, [0, 0], 1e-15);
    const { graph, feeds } = lossGraph(exact);
    expectClose((await runGraph(graph, feeds)).gradient as Float32Array, [0, 0], 1e-15);
  });
});
