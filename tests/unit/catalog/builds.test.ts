import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/catalog/activations/index.ts';
import { layers } from '../../../src/catalog/layers/index.ts';
import { losses } from '../../../src/catalog/losses/index.ts';
import { metrics } from '../../../src/catalog/metrics/index.ts';
import type { OptimizerDef } from '../../../src/catalog/optimizers/definition.ts';
import { optimizers } from '../../../src/catalog/optimizers/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import type { Shape } from '../../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { sigmoid, softmax } from '../../../src/ops/index.ts';

/** Builds a graph over the feeds, evaluates it and gives back its one output. */
function evaluate(feeds: Record<string, Tensor>, build: (inputs: Record<string, Value>) => Value): Tensor {
  const builder = new GraphBuilder();
  const inputs = Object.fromEntries(
    Object.entries(feeds).map(([name, { shape }]) => [name, builder.input(name, float32(shape))]),
  );
  return evaluateGraph(finishGraph({ y: build(inputs) }), feeds).y as Tensor;
}

const matrix = (rows: readonly (readonly number[])[]) =>
  tensor([rows.length, rows[0]?.length ?? 0], rows.flat() as number[]);

function close(actual: ArrayLike<number>, expected: readonly number[], digits = 12): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(actual[index]).toBeCloseTo(value, digits);
  });
}

describe('activations', () => {
  const points = [-30, -2, -0.5, 0, 0.5, 2, 30];
  const at = (id: keyof typeof activations, hyper: Record<string, number> = {}) => {
    const feeds = { x: matrix([points]), ...mapValues(hyper, scalar) };
    return evaluate(feeds, ({ x, ...rest }) => (activations[id].build as Build)(x as Value, rest)).data;
  };
  type Build = (x: Value, hyper: Record<string, Value>) => Value;

  it('are the functions that their formulas say', () => {
    close(at('linear'), points);
    close(
      at('sigmoid'),
      points.map((x) => 1 / (1 + Math.exp(-x))),
    );
    close(at('tanh'), points.map(Math.tanh));
    close(
      at('relu'),
      points.map((x) => Math.max(0, x)),
    );
    const sum = points.reduce((total, x) => total + Math.exp(x), 0);
    close(
      at('softmax'),
      points.map((x) => Math.exp(x) / sum),
    );
  });

  it.each([0, 0.01, 0.3, 1])('leaky_relu has the slope %d on the left', (alpha) => {
    close(
      at('leaky_relu', { alpha }),
      points.map((x) => (x > 0 ? x : alpha * x)),
    );
  });
});

describe('losses', () => {
  it('mse averages over the batch and the outputs', () => {
    const feeds = {
      prediction: matrix([
        [1, 2],
        [3, 4],
      ]),
      target: matrix([
        [0, 2],
        [3, 1],
      ]),
    };
    const loss = evaluate(feeds, ({ prediction, target }) =>
      losses.mse.build({
        logits: prediction as Value,
        prediction: prediction as Value,
        target: target as Value,
        hyper: {},
      }),
    );
    expect(loss.shape).toEqual([]);
    close(loss.data, [(1 + 9) / 4]);
  });

  const fromLogits = (id: 'bce' | 'cce', logits: number[][], target: number[][]) =>
    evaluate({ z: matrix(logits), y: matrix(target) }, ({ z, y }) =>
      losses[id].build({
        logits: z as Value,
        prediction: id === 'bce' ? sigmoid(z as Value) : softmax(z as Value),
        target: y as Value,
        hyper: {},
      }),
    );

  it('bce is the cross-entropy and finite for extreme logits', () => {
    const p = 1 / (1 + Math.exp(-0.7));
    close(fromLogits('bce', [[0.7], [0.7]], [[1], [0]]).data, [-(Math.log(p) + Math.log(1 - p)) / 2]);
    close(fromLogits('bce', [[0]], [[1]]).data, [Math.LN2]);
    close(fromLogits('bce', [[1000], [-1000]], [[0], [1]]).data, [1000]);
  });

  it('cce is the cross-entropy and finite for extreme logits', () => {
    close(
      fromLogits(
        'cce',
        [
          [1, 1, 1],
          [5, 5, 5],
        ],
        [
          [0, 1, 0],
          [1, 0, 0],
        ],
      ).data,
      [Math.log(3)],
    );
    close(fromLogits('cce', [[1000, 0, -1000]], [[0, 0, 1]]).data, [2000]);
    expect(fromLogits('cce', [[1, 2, 3]], [[1, 0, 0]]).shape).toEqual([]);
  });
});

describe('metrics', () => {
  const measure = (id: keyof typeof metrics, prediction: number[][], target: number[][]) =>
    evaluate({ p: matrix(prediction), t: matrix(target) }, ({ p, t }) =>
      metrics[id].build({ prediction: p as Value, target: t as Value }),
    );

  it('accuracy counts hits of two classes and of more', () => {
    close(measure('accuracy', [[0.9], [0.2], [0.6], [0.4]], [[1], [0], [0], [0]]).data, [0.75]);
    close(
      measure(
        'accuracy',
        [
          [0.1, 0.7, 0.2],
          [0.5, 0.3, 0.2],
        ],
        [
          [0, 1, 0],
          [0, 0, 1],
        ],
      ).data,
      [0.5],
    );
    expect(measure('accuracy', [[1]], [[1]]).shape).toEqual([]);
  });

  it('mae is the mean distance', () => {
    close(measure('mae', [[1], [-2]], [[1.5], [0]]).data, [1.25]);
  });
});

describe('layers', () => {
  it('dense weighs, adds the bias and activates', () => {
    const asked: [string, Shape][] = [];
    const feeds = {
      x: matrix([[1, 2]]),
      weight: matrix([
        [1, 0, -1],
        [2, 1, 0],
      ]),
      bias: tensor([3], [0.5, -5, 0]),
    };
    const result = evaluate(feeds, ({ x, weight, bias }) =>
      layers.dense.build(x as Value, {
        args: { units: 3 },
        weight(name, shape, fans) {
          expect(fans).toEqual({ fanIn: 2, fanOut: 3 });
          asked.push([name, shape]);
          return weight as Value;
        },
        bias(name, shape) {
          asked.push([name, shape]);
          return bias as Value;
        },
        activate: (value) => activations.relu.build(value, {}),
      }),
    );
    expect(asked).toEqual([
      ['weight', [2, 3]],
      ['bias', [3]],
    ]);
    close(result.data, [5.5, 0, 0]);
  });
});

describe('optimizers', () => {
  const start = [1, -2, 0.5, 3];
  /** Gradients of very different size, which change their sign now and then. */
  const gradientAt = (step: number) => start.map((_, index) => 10 ** (1 - index) * Math.sin(step * (index + 1) + 0.3));

  function train(optimizer: OptimizerDef, hyper: Record<string, number>, steps: number): number[][] {
    const builder = new GraphBuilder();
    const shape: Shape = [start.length];
    const input = (name: string, of: Shape = shape) => builder.input(name, float32(of));
    const { parameter, slots } = optimizer.update({
      parameter: input('parameter'),
      gradient: input('gradient'),
      slots: Object.fromEntries(Object.keys(optimizer.slots).map((name) => [name, input(name)])),
      step: input('step', []),
      hyper: Object.fromEntries(Object.keys(hyper).map((name) => [name, input(name, [])])),
    });
    const graph = finishGraph({ parameter, ...slots });
    let state: Record<string, Tensor> = {
      parameter: tensor(shape, start),
      ...mapValues(optimizer.slots, ({ initial }) =>
        tensor(
          shape,
          start.map(() => initial),
        ),
      ),
    };
    return Array.from({ length: steps }, (_, index) => {
      const feeds = {
        ...mapValues(hyper, scalar),
        gradient: tensor(shape, gradientAt(index + 1)),
        step: scalar(index + 1),
      };
      state = evaluateGraph(graph, { ...feeds, ...state });
      return [...(state.parameter as Tensor).data];
    });
  }

  /** The same gradients, applied by an implementation that is not ours. */
  function reference(optimizer: tf.Optimizer, steps: number): number[][] {
    const variable = tf.variable(tf.tensor1d(start), true, undefined, 'float32');
    return Array.from({ length: steps }, (_, index) => {
      optimizer.applyGradients({ [variable.name]: tf.tensor1d(gradientAt(index + 1)) });
      return [...variable.dataSync()];
    });
  }

  it.each([
    ['sgd', optimizers.sgd, { lr: 0.03 }, () => tf.train.sgd(0.03)],
    ['momentum', optimizers.momentum, { lr: 0.03, beta: 0.9 }, () => tf.train.momentum(0.03, 0.9)],
    [
      'adam',
      optimizers.adam,
      { lr: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      () => tf.train.adam(0.03, 0.9, 0.999, 1e-7),
    ],
    [
      'adam with a large epsilon',
      optimizers.adam,
      { lr: 0.03, beta1: 0.8, beta2: 0.99, epsilon: 0.1 },
      () => tf.train.adam(0.03, 0.8, 0.99, 0.1),
    ],
  ] as [string, OptimizerDef, Record<string, number>, () => tf.Optimizer][])(
    '%s agrees with TensorFlow.js over 20 steps',
    (_name, optimizer, hyper, other) => {
      const ours = train(optimizer, hyper, 20);
      const theirs = reference(other(), 20);
      ours.forEach((parameters, step) => {
        parameters.forEach((value, index) => {
          const expected = theirs[step]?.[index] as number;
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-4 * Math.abs(expected));
        });
      });
    },
  );
});

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
