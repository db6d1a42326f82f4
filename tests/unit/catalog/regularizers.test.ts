import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import type { RegularizerDef } from '../../../src/catalog/regularizers/definition.ts';
import { regularizers } from '../../../src/catalog/regularizers/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { constant, reduceSum } from '../../../src/ops/index.ts';

const entries: Record<string, RegularizerDef> = regularizers;

/** Builds a graph over the tensors and returns the elements of its outputs. */
function evaluate(
  tensors: readonly Tensor[],
  build: (values: readonly Value[], builder: GraphBuilder) => readonly Value[],
): number[][] {
  const builder = new GraphBuilder();
  const values = tensors.map(({ shape }, index) => builder.input(`x${index}`, float32(shape)));
  const outputs = Object.fromEntries(build(values, builder).map((value, index) => [`y${index}`, value]));
  const feeds = Object.fromEntries(tensors.map((fed, index) => [`x${index}`, fed]));
  const results = evaluateGraph(finishGraph(outputs), feeds);
  return Object.keys(outputs).map((name) => [...(results[name] as Tensor).data]);
}

const constants = (builder: GraphBuilder, hyper: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(hyper).map(([name, value]) => [name, constant(builder, value)]));

function close(actual: ArrayLike<number> | undefined, expected: readonly number[], digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expect(actual?.[index]).toBeCloseTo(value, digits);
  });
}

const toTf = ({ shape, data }: Tensor) => tf.tensor([...data], [...shape]);

beforeAll(() => tf.setBackend('cpu'));

describe('penalties', () => {
  const weight = tensor([2, 2], [1, -2, 0, 3]);
  const penalty = (id: 'l1' | 'l2' | 'elastic_net', hyper: Record<string, number>) => {
    const [value, gradient] = evaluate([weight], ([w], builder) => {
      const result = entries[id]?.penalty?.(w as Value, constants(builder, hyper)) as Value;
      expect(result.type.shape).toEqual([]);
      return [result, ...gradientsOf(result, [w as Value])];
    });
    return { value: value?.[0] as number, gradient };
  };

  it('l1 is the sum of absolute weights, flat at 0', () => {
    const { value, gradient } = penalty('l1', { lambda: 0.1 });
    expect(value).toBeCloseTo(0.1 * (1 + 2 + 0 + 3), 12);
    close(gradient, [0.1, -0.1, 0, 0.1]);
    expect(value).toBeCloseTo(tf.regularizers.l1({ l1: 0.1 }).apply(toTf(weight)).dataSync()[0] as number, 5);
  });

  it('l2 is the sum of squared weights, without a half', () => {
    const { value, gradient } = penalty('l2', { lambda: 0.1 });
    expect(value).toBeCloseTo(0.1 * (1 + 4 + 0 + 9), 12);
    // 2·0.1·w: a weight_decay of 0.2 in PyTorch.
    close(gradient, [0.2 * 1, 0.2 * -2, 0, 0.2 * 3]);
    expect(value).toBeCloseTo(tf.regularizers.l2({ l2: 0.1 }).apply(toTf(weight)).dataSync()[0] as number, 5);
  });

  it('elastic_net is both', () => {
    const { value, gradient } = penalty('elastic_net', { l1: 0.1, l2: 0.01 });
    expect(value).toBeCloseTo(0.1 * 6 + 0.01 * 14, 12);
    close(gradient, [0.1 + 0.02, -0.1 - 0.04, 0, 0.1 + 0.06]);
    const theirs = tf.regularizers.l1l2({ l1: 0.1, l2: 0.01 }).apply(toTf(weight));
    expect(value).toBeCloseTo(theirs.dataSync()[0] as number, 5);
  });

  it('pull like TensorFlow.js, except for |w| at 0', () => {
    const theirs = [
      ...tf
        .grad((w) => tf.regularizers.l1l2({ l1: 0.3, l2: 0.2 }).apply(w))(toTf(weight))
        .dataSync(),
    ];
    const ours = penalty('elastic_net', { l1: 0.3, l2: 0.2 }).gradient as number[];
    // TensorFlow.js uses −1 as the derivative of |w| at 0, which would push a weight of 0 away.
    expect(theirs[2]).toBeCloseTo(-0.3, 5);
    expect(ours[2]).toBe(0);
    close(ours.toSpliced(2, 1), theirs.toSpliced(2, 1), 5);
  });
});

describe('noise', () => {
  it.each([
    ['input_noise', 'inputs'],
    ['weight_noise', 'weights'],
  ])('%s disturbs the %s by sd times normal numbers', (id, on) => {
    const x = tensor([2, 2], [1, 2, 3, 4]);
    const normal = tensor([2, 2], [0, 1, -2, 0.5]);
    const definition = entries[id]?.noise as NonNullable<RegularizerDef['noise']>;
    expect(definition.on).toBe(on);
    const [y, gradient] = evaluate([x, normal], ([value, drawn], builder) => {
      const shaken = definition.build(value as Value, drawn as Value, constants(builder, { sd: 0.2 }));
      return [shaken, ...gradientsOf(reduceSum(shaken), [value as Value])];
    });
    close(y, [1, 2 + 0.2, 3 - 0.4, 4 + 0.1]);
    close(gradient, [1, 1, 1, 1]);
  });
});

describe('gradient clipping', () => {
  const clip = (id: 'clip_value' | 'clip_norm', gradients: readonly Tensor[], limit: number) =>
    evaluate(
      gradients,
      (values, builder) =>
        regularizers[id].gradients?.(values, constants(builder, { limit }) as { limit: Value }) ?? [],
    );

  it('clip_value clips every component separately', () => {
    const [a, b] = clip('clip_value', [tensor([2, 2], [3, -0.2, 0, -7]), tensor([1], [0.5])], 0.5);
    close(a, [0.5, -0.2, 0, -0.5]);
    close(b, [0.5]);
    close(clip('clip_value', [tensor([2], [Number.POSITIVE_INFINITY, -1e30])], 2)[0], [2, -2]);
  });

  it('clip_norm shortens all parameters by one factor', () => {
    // √(3² + 0² + 4²) = 5, so a limit of 1 leaves a fifth.
    const gradients = [tensor([1, 2], [3, 0]), tensor([1], [-4])];
    const [a, b] = clip('clip_norm', gradients, 1);
    close(a, [0.6, 0]);
    close(b, [-0.8]);
    // √(0.6² + 0.8²) = 1: each tensor alone would have been at or below the limit.
    expect(Math.hypot(...(a as number[]), ...(b as number[]))).toBeCloseTo(1, 12);
  });

  it('clip_norm takes the norm over tensors of any shape', () => {
    const gradients = [tensor([2, 2], [1, -2, 0.5, 3]), tensor([2], [4, -0.1])];
    const norm = Math.sqrt(1 + 4 + 0.25 + 9 + 16 + 0.01);
    const [a, b] = clip('clip_norm', gradients, 2);
    close(
      [...(a as number[]), ...(b as number[])],
      [1, -2, 0.5, 3, 4, -0.1].map((g) => (g * 2) / norm),
    );
  });

  it('clip_norm does not change short gradients and zeros at all', () => {
    expect(clip('clip_norm', [tensor([2], [3, 4])], 5.1)).toEqual([[3, 4]]);
    expect(clip('clip_norm', [tensor([2], [0, 0]), tensor([1], [0])], 1e-4)).toEqual([[0, 0], [0]]);
    expect(clip('clip_norm', [], 1)).toEqual([]);
  });

  it('clip_norm never leaves more than the limit and keeps the direction', () => {
    const components = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(components, fc.double({ min: 1e-4, max: 100, noNaN: true }), (values, limit) => {
        const [clipped] = clip('clip_norm', [tensor([values.length], values)], limit) as [number[]];
        expect(Math.hypot(...clipped)).toBeLessThanOrEqual(limit * (1 + 1e-9));
        const scale = Math.min(1, limit / Math.hypot(...values));
        clipped.forEach((value, index) => {
          const expected = (values[index] as number) * scale;
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (Math.abs(expected) + 1e-100));
        });
      }),
    );
  });
});

describe('max_norm', () => {
  const constrain = (weight: Tensor, limit: number, unitAxis = 1) =>
    evaluate([weight], ([w], builder) => [
      regularizers.max_norm.constrain?.(
        w as Value,
        constants(builder, { limit }) as { limit: Value },
        unitAxis,
      ) as Value,
    ])[0];

  it('scales the kernel of each filter of a convolution, [out, in, height, width]', () => {
    const weight = tensor([2, 2, 1, 2], [3, 0, 4, 0, 0, 1, 0, 0]);
    close(constrain(weight, 2, 0), [1.2, 0, 1.6, 0, 0, 1, 0, 0]);
  });

  it('scales the incoming weights of each unit that are too long', () => {
    // Columns (3, 4), (1, 0) and (0, 0) are 5, 1 and 0 long; 2/5 of the first remains.
    const weight = tensor([2, 3], [3, 1, 0, 4, 0, 0]);
    close(constrain(weight, 2), [1.2, 1, 0, 1.6, 0, 0]);
    close(
      constrain(weight, 2),
      [...tf.constraints.maxNorm({ maxValue: 2, axis: 0 }).apply(toTf(weight)).dataSync()],
      5,
    );
  });

  it('does not change weights within the limit at all', () => {
    expect(constrain(tensor([2, 1], [3, 4]), 5)).toEqual([3, 4]);
  });
});

describe('label_smoothing', () => {
  const smooth = (target: Tensor, smoothing: number) =>
    evaluate([target], ([y], builder) => [
      regularizers.label_smoothing.targets?.(
        y as Value,
        constants(builder, { smoothing }) as { smoothing: Value },
      ) as Value,
    ])[0] as number[];

  it('gives half the share to the other of two classes', () => {
    close(smooth(tensor([2, 1], [1, 0]), 0.1), [0.95, 0.05]);
  });

  it('spreads the share over all of K classes', () => {
    // 0.7·1 + 0.3/3 and 0.7·0 + 0.3/3
    close(smooth(tensor([1, 3], [0, 1, 0]), 0.3), [0.1, 0.8, 0.1]);
    // K = 2 with an output for each: 0.9 + 0.05 and 0.05
    close(smooth(tensor([1, 2], [1, 0]), 0.1), [0.95, 0.05]);
  });

  it('changes nothing at 0', () => {
    expect(smooth(tensor([1, 3], [0, 1, 0]), 0)).toEqual([0, 1, 0]);
  });

  it('gives the losses that TensorFlow.js gives', () => {
    const onehot = tensor([2, 3], [0, 1, 0, 1, 0, 0]);
    const logits = tf.tensor2d([0.3, -1, 2, 0.1, 0.2, -0.5], [2, 3]);
    const loss = (target: tf.Tensor, smoothing?: number) =>
      tf.losses.softmaxCrossEntropy(target, logits, undefined, smoothing).dataSync()[0] as number;
    expect(loss(tf.tensor2d(smooth(onehot, 0.2), [2, 3]))).toBeCloseTo(loss(toTf(onehot), 0.2), 5);

    const labels = tensor([2, 1], [1, 0]);
    const column = tf.tensor2d([0.3, -1], [2, 1]);
    const binary = (target: tf.Tensor, smoothing?: number) =>
      tf.losses.sigmoidCrossEntropy(target, column, undefined, smoothing).dataSync()[0] as number;
    expect(binary(tf.tensor2d(smooth(labels, 0.2), [2, 1]))).toBeCloseTo(binary(toTf(labels), 0.2), 5);
  });
});

describe('early_stopping', () => {
  const [best, last] = [0, 1];
  const judge = (losses: number[], patience: number, minDelta = 0, restore = best) => {
    const { stop } = regularizers.early_stopping;
    if (!stop) throw new Error('early stopping never stops');
    const hyper = { patience, min_delta: minDelta, restore };
    return stop.verdict(
      losses.reduce((memory, loss) => stop.next(memory, loss, hyper), stop.start),
      hyper,
    );
  };

  it('continues as long as the loss falls', () => {
    expect(judge([1], 1)).toBeNull();
    expect(judge([1, 0.9, 0.8, 0.7], 1)).toBeNull();
  });

  it('continues through fewer epochs without improvement than its patience', () => {
    expect(judge([1, 0.5, 0.6, 0.7], 3)).toBeNull();
    expect(judge([1, 0.5, 0.6, 0.7, 0.4, 0.5, 0.5], 3)).toBeNull();
  });

  it('stops when its patience ends and goes back to the best', () => {
    expect(judge([1, 0.5, 0.6, 0.7, 0.55], 3)).toEqual({
      reason: 'The validation loss has not fallen further for 3 epochs; its lowest, 0.5, came after epoch 1.',
      restore: true,
    });
    expect(judge([1, 0.5, 0.6], 1)?.reason).toContain('for 1 epoch;');
  });

  it('keeps the last parameters if asked', () => {
    expect(judge([1, 0.5, 0.6, 0.7], 2, 0, last)).toMatchObject({ restore: false });
  });

  it('goes back to the untrained network if training made it worse from the start', () => {
    expect(judge([0.7, 0.8, 0.9], 2)).toMatchObject({ restore: true });
  });

  it('does not count an equal loss as an improvement and keeps the first', () => {
    expect(judge([1, 0.5, 0.5, 0.5], 2)).toMatchObject({ restore: true });
  });

  it('compares the minimum change with the last loss that counted', () => {
    // Each drop is 0.04, but after the second the total is 0.08 since the last loss that counted.
    expect(judge([1, 0.96, 0.92, 0.88, 0.84], 2, 0.05)).toBeNull();
    expect(judge([1, 0.99, 0.98], 2, 0.05)).toEqual({
      reason:
        'The validation loss has not fallen by more than 0.05 for 2 epochs; its lowest, 0.98, came after epoch 2.',
      restore: false,
    });
    expect(judge([1, 0.98, 0.99], 2, 0.05)).toMatchObject({ restore: true });
  });

  it('never treats a loss that is not a number as the best', () => {
    expect(judge([1, Number.NaN, Number.NaN], 2)).toMatchObject({ restore: true });
    expect(judge([Number.NaN, Number.NaN], 1)).toEqual({
      reason: 'The validation loss has not fallen further for 1 epoch.',
      restore: false,
    });
    expect(judge([Number.NaN, 0.5, 0.6], 1)).toMatchObject({ restore: true });
  });
});
