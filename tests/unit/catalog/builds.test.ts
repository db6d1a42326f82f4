import { describe, expect, it } from 'vitest';
import type { ActivationDef } from '../../../src/catalog/activations/definition.ts';
import { activations } from '../../../src/catalog/activations/index.ts';
import { losses } from '../../../src/catalog/losses/index.ts';
import { metrics } from '../../../src/catalog/metrics/index.ts';
import { batchLoss } from '../../../src/compiler/batch-loss.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { sigmoid, softmax } from '../../../src/ops/index.ts';

/** Builds a graph over the feeds, evaluates it and returns its only output. */
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
    return evaluate(feeds, ({ x, ...rest }) =>
      (activations[id].build as Build)(x as Value, rest, { args: hyper, parameter: () => x as Value }),
    ).data;
  };
  type Build = ActivationDef['build'];

  it('are the functions that their formulas define', () => {
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
      batchLoss(losses.mse, {
        logits: prediction as Value,
        prediction: prediction as Value,
        output: 'linear',
        target: target as Value,
        hyper: {},
      }),
    );
    expect(loss.shape).toEqual([]);
    close(loss.data, [(1 + 9) / 4]);
  });

  const fromLogits = (id: 'bce' | 'cce', logits: number[][], target: number[][]) =>
    evaluate({ z: matrix(logits), y: matrix(target) }, ({ z, y }) =>
      batchLoss(losses[id], {
        logits: z as Value,
        prediction: id === 'bce' ? sigmoid(z as Value) : softmax(z as Value),
        output: id === 'bce' ? 'sigmoid' : 'softmax',
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
  const measure = (id: 'accuracy' | 'mae', prediction: number[][], target: number[][]) =>
    evaluate(
      { p: matrix(prediction), t: matrix(target) },
      ({ p, t }) =>
        metrics[id].build?.({ prediction: p as Value, target: t as Value, scored: null, steps: 1 }) as Value,
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

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
