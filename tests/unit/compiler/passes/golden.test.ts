import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../../src/autodiff/gradients.ts';
import { foldLearningRate } from '../../../../src/compiler/passes/fold-learning-rate.ts';
import { fuseAxpy } from '../../../../src/compiler/passes/fuse-axpy.ts';
import { fuseGemm } from '../../../../src/compiler/passes/fuse-gemm.ts';
import { joinProducts } from '../../../../src/compiler/passes/join-products.ts';
import { keepRows } from '../../../../src/compiler/passes/keep-rows.ts';
import { packState } from '../../../../src/compiler/passes/pack-state.ts';
import type { Pass } from '../../../../src/compiler/passes/rewrite.ts';
import { simplify } from '../../../../src/compiler/passes/simplify.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../../../../src/ir/graph.ts';
import { printGraph } from '../../../../src/ir/print.ts';
import type { Pack } from '../../../../src/onnx/training.ts';
import * as ops from '../../../../src/ops/index.ts';
import { largestDifference, randomFeeds, withPacks } from '../../../support/equality.ts';

type Input = (name: string, ...shape: readonly number[]) => Value;

/** A graph with these outputs. */
function graph(build: (input: Input) => Readonly<Record<string, Value>>): Graph {
  const builder = new GraphBuilder();
  return finishGraph(build((name, ...shape) => builder.input(name, float32(shape))));
}

/** The purpose of a pass, and the graphs that it must not change. */
interface Examples {
  readonly pass: Pass;
  readonly acts: Readonly<Record<string, Graph>>;
  readonly mustNot: Readonly<Record<string, Graph>>;
}

const packs: readonly Pack[] = [
  {
    name: 'packed',
    shape: [9],
    members: [
      { name: 'weight', shape: [2, 3] },
      { name: 'bias', shape: [3] },
    ],
  },
  { name: 'row/shift', shape: [1, 3], members: [{ name: 'shift', shape: [3] }] },
];

const transposed = { transA: true };

const examples: Readonly<Record<string, Examples>> = {
  simplify: {
    pass: simplify,
    acts: {
      'The gradient of a cross-entropy, as the reverse pass leaves it, becomes c · (ŷ − y)': graph((input) => {
        const [z, y] = [input('z', 5, 1), input('y', 5, 1)];
        const loss = ops.reduceMean(ops.sub(ops.softplus(z), ops.mul(y, z)));
        return { gradient: gradientsOf(loss, [z])[0] as Value };
      }),
      'Signs move outwards until they meet a sum: a + −b·c is a − b·c': graph((input) => {
        const [a, b, c] = [input('a', 3), input('b', 3), input('c', 3)];
        return { result: ops.add(a, ops.mul(ops.neg(b), c)) };
      }),
      'A factor that two terms share is factored out, and a multiplication by 1 is removed: r·1·a − r·b is r·(a − b)':
        graph((input) => {
          const [r, a, b] = [input('r'), input('a', 3), input('b', 3)];
          return { result: ops.sub(ops.mul(ops.mul(r, 1), a), ops.mul(r, b)) };
        }),
      'Transpositions that undo each other, and a stopGradient, are removed': graph((input) => {
        const x = input('x', 2, 3, 4);
        return { result: ops.tanh(ops.stopGradient(ops.transpose(ops.transpose(x, [2, 0, 1]), [1, 2, 0]))) };
      }),
    },
    mustNot: {
      'A sign that is also used elsewhere does not move': graph((input) => {
        const [a, b] = [input('a', 3), input('b', 3)];
        return { product: ops.mul(ops.neg(a), b), negative: ops.neg(a) };
      }),
      'Terms of different shapes keep their factor': graph((input) => {
        const [r, a, b] = [input('r'), input('a', 2, 3), input('b', 3)];
        return { result: ops.sub(ops.mul(r, a), ops.mul(r, b)) };
      }),
      'A multiplication by 1 that broadcasts its operand stays': graph((input) => {
        const a = input('a', 3);
        return { result: ops.mul(a, ops.constant(a.builder, 1, [1, 1])) };
      }),
      'Transpositions that together exchange axes stay': graph((input) => ({
        result: ops.transpose(ops.transpose(input('x', 2, 3, 4), [2, 0, 1]), [2, 0, 1]),
      })),
    },
  },

  'fold-learning-rate': {
    pass: foldLearningRate,
    acts: {
      'Both gradients of a layer come from one error, which is multiplied by the rate': graph((input) => {
        const [x, prediction, y] = [input('x', 5, 2), input('prediction', 5, 3), input('y', 5, 3)];
        const [weight, bias, rate] = [input('weight', 2, 3), input('bias', 3), input('rate')];
        const error = ops.mul(ops.sub(prediction, y), 0.2);
        return {
          weight: ops.sub(weight, ops.mul(ops.matmul(x, error, { transA: true }), rate)),
          bias: ops.sub(bias, ops.mul(ops.reduceSum(error, [0]), rate)),
        };
      }),
      'The rate passes through a layer with the error, and does not change the activation': graph((input) => {
        const [x, hidden, prediction, y] = [
          input('x', 5, 2),
          input('hidden', 5, 3),
          input('prediction', 5, 1),
          input('y', 5, 1),
        ];
        const [inner, outer, rate] = [input('inner', 2, 3), input('outer', 3, 1), input('rate')];
        const error = ops.mul(ops.sub(prediction, y), 0.2);
        const back = ops.mul(ops.matmul(error, outer, { transB: true }), hidden);
        return {
          outer: ops.sub(outer, ops.mul(ops.matmul(hidden, error, { transA: true }), rate)),
          inner: ops.sub(inner, ops.mul(ops.matmul(x, back, { transA: true }), rate)),
        };
      }),
      'The rate passes through pieces of the error, and through their concatenation': graph((input) => {
        const [h, prediction, y] = [input('h', 5, 2), input('prediction', 5, 4), input('y', 5, 4)];
        const [weight, rate] = [input('weight', 2, 4), input('rate')];
        const [left, right] = ops.pieces(ops.sub(prediction, y), [1, 3]) as [Value, Value];
        const error = ops.concat([ops.mul(left, input('factor', 5, 1)), right]);
        return { weight: ops.sub(weight, ops.mul(ops.matmul(h, error, { transA: true }), rate)) };
      }),
    },
    mustNot: {
      'A gradient that is used twice, here also to measure its length, is needed unscaled': graph((input) => {
        const [error, a, b, rate] = [input('y', 5, 2), input('a', 2), input('b', 5, 2), input('rate')];
        const gradient = ops.reduceSum(error, [0]);
        return {
          a: ops.sub(a, ops.mul(gradient, rate)),
          b: ops.sub(b, ops.mul(error, rate)),
          length: ops.sqrt(ops.reduceSum(ops.square(gradient))),
        };
      }),
      'A rate that multiplies only one gradient is already where it costs least': graph((input) => {
        const [error, a, rate] = [input('y', 5, 2), input('a', 2), input('rate')];
        return { a: ops.sub(a, ops.mul(ops.reduceSum(error, [0]), rate)) };
      }),
    },
  },

  'fuse-gemm': {
    pass: fuseGemm,
    acts: {
      'A layer: x·W + b': graph((input) => ({
        logits: ops.add(ops.matmul(input('x', 5, 2), input('weight', 2, 3)), input('bias', 3)),
      })),
      'The update of a weight: W − xᵀ·δ': graph((input) => {
        const [x, delta, weight] = [input('x', 5, 2), input('delta', 5, 3), input('weight', 2, 3)];
        return { weight: ops.sub(weight, ops.matmul(x, delta, { transA: true })) };
      }),
      'The update of a bias that is stored as a row: b − the sum of δ over the batch is b − 1·δ': graph((input) => {
        const [delta, row] = [input('delta', 5, 3), input('row/bias', 1, 3)];
        const bias = ops.reshape(row, [3]);
        return { 'row/bias': ops.reshape(ops.sub(bias, ops.reduceSum(delta, [0])), [1, 3]) };
      }),
    },
    mustNot: {
      'A product that would have to be broadcast': graph((input) => ({
        result: ops.sub(input('matrix', 5, 3), ops.matmul(input('x', 1, 2), input('weight', 2, 3))),
      })),
      'A product that is used twice would be computed twice': graph((input) => {
        const product = ops.matmul(input('x', 5, 2), input('weight', 2, 3));
        return { logits: ops.add(product, input('bias', 3)), product };
      }),
      'An addend that is not a row: a column': graph((input) => ({
        result: ops.add(ops.matmul(input('x', 5, 2), input('weight', 2, 3)), input('column', 5, 1)),
      })),
      'A sum over the batch that would have to be broadcast': graph((input) => ({
        result: ops.sub(input('matrix', 2, 3), ops.reduceSum(input('delta', 5, 3), [0])),
      })),
    },
  },

  'join-products': {
    pass: joinProducts,
    acts: {
      'The gradient of a weight that is used at three steps': graph((input) => {
        const [x1, x2, x3] = [input('x1', 5, 2), input('x2', 5, 2), input('x3', 5, 2)];
        const [d1, d2, d3] = [input('d1', 5, 3), input('d2', 5, 3), input('d3', 5, 3)];
        const terms = [ops.matmul(x3, d3, transposed), ops.matmul(x2, d2, transposed), ops.matmul(x1, d1, transposed)];
        return { gradient: terms.reduce(ops.add) };
      }),
    },
    mustNot: {
      'A sum that has another term, such as a penalty': graph((input) => ({
        gradient: ops.add(ops.matmul(input('x', 5, 2), input('d', 5, 3), transposed), input('penalty', 2, 3)),
      })),
      'A product that is also used by itself': graph((input) => {
        const first = ops.matmul(input('x1', 5, 2), input('d1', 5, 3), transposed);
        return { first, sum: ops.add(first, ops.matmul(input('x2', 5, 2), input('d2', 5, 3), transposed)) };
      }),
    },
  },

  'keep-rows': {
    pass: keepRows,
    acts: {
      'A weight with one column, and its gradient': graph((input) => {
        const [h, delta, row] = [input('h', 5, 3), input('delta', 5, 1), input('row', 1, 3)];
        const weight = ops.reshape(row, [3, 1]);
        return {
          logits: ops.matmul(h, weight),
          back: ops.matmul(delta, weight, { transB: true }),
          gradient: ops.reshape(ops.matmul(h, delta, transposed), [1, 3]),
        };
      }),
      'The gradient of a bias': graph((input) => ({
        gradient: ops.reshape(ops.reduceSum(input('delta', 5, 3), [0]), [1, 3]),
      })),
      'A long sum would be rounded differently as a product, and only keeps its axis': graph((input) => ({
        gradient: ops.reshape(ops.reduceSum(input('delta', 129, 3), [0]), [1, 3]),
      })),
    },
    mustNot: {
      'A weight with several columns': graph((input) => ({
        logits: ops.matmul(input('h', 5, 3), ops.reshape(input('row', 1, 6), [3, 2])),
      })),
      'A column that is not stored as a row': graph((input) => ({
        logits: ops.matmul(input('h', 5, 3), input('weight', 3, 1)),
      })),
      'The product of a single example would be rounded differently': graph((input) => ({
        logits: ops.matmul(input('h', 1, 3), ops.reshape(input('row', 1, 3), [3, 1])),
      })),
      'A gradient that is also used in its own shape': graph((input) => {
        const gradient = ops.matmul(input('h', 5, 3), input('delta', 5, 1), transposed);
        return { gradient, row: ops.reshape(gradient, [1, 3]) };
      }),
    },
  },

  'fuse-axpy': {
    pass: fuseAxpy,
    acts: {
      'The update of a row: w − η·d': graph((input) => ({
        w: ops.sub(input('w', 1, 5), ops.mul(input('d', 1, 5), input('rate'))),
      })),
      'A running average: m + (g − m)·c': graph((input) => {
        const [m, g] = [input('m', 1, 5), input('g', 1, 5)];
        return { m: ops.add(m, ops.mul(ops.sub(g, m), input('c'))) };
      }),
      'Momentum, where the scaled row comes first: v·β + g': graph((input) => ({
        v: ops.add(ops.mul(input('v', 1, 5), input('beta')), input('g', 1, 5)),
      })),
    },
    mustNot: {
      'A product of two rows': graph((input) => ({
        result: ops.sub(input('w', 1, 5), ops.mul(input('d', 1, 5), input('rates', 1, 5))),
      })),
      'A row so long that it costs less to write over it': graph((input) => ({
        w: ops.sub(input('w', 1, 4097), ops.mul(input('d', 1, 4097), input('rate'))),
      })),
      'A matrix with several rows': graph((input) => ({
        result: ops.sub(input('w', 2, 5), ops.mul(input('d', 2, 5), input('rate'))),
      })),
      'A scaled row that is used twice would be computed twice': graph((input) => {
        const scaled = ops.mul(input('d', 1, 5), input('rate'));
        return { w: ops.sub(input('w', 1, 5), scaled), scaled };
      }),
      'A scaled row from which something is subtracted': graph((input) => ({
        result: ops.sub(ops.mul(input('d', 1, 5), input('rate')), input('w', 1, 5)),
      })),
    },
  },

  'pack-state': {
    pass: (before) => packState(before, packs),
    acts: {
      'A weight and a bias that are stored as one vector are split from it': graph((input) => ({
        logits: ops.add(ops.matmul(input('x', 5, 2), input('weight', 2, 3)), input('bias', 3)),
      })),
      'A bias that is stored as a row is only reshaped': graph((input) => ({
        shifted: ops.add(input('x', 5, 3), input('shift', 3)),
      })),
    },
    mustNot: {
      'A parameter that no pack contains': graph((input) => ({
        scaled: ops.mul(input('x', 5, 3), input('scale', 3)),
      })),
    },
  },
};

/** A golden file: every example before and after, then the graphs that the pass must not change. */
function show(name: string, { pass, acts, mustNot }: Examples): string {
  const parts = [
    ...Object.entries(acts).map(
      ([title, before]) => `# ${title}\n\n${printGraph(before)}\n↓ ${name}\n\n${printGraph(pass(before))}`,
    ),
    ...Object.entries(mustNot).map(([title, before]) => `# Stays as it is. ${title}\n\n${printGraph(pass(before))}`),
  ];
  return parts.join('\n\n');
}

describe.each(Object.entries(examples))('%s', (name, { pass, acts, mustNot }) => {
  it('does what its golden file shows (npx vitest -u rewrites it)', async () => {
    const text = show(name, { pass, acts, mustNot });
    await expect(text).toMatchFileSnapshot(`../../../golden/passes/${name}.txt`);
  });

  it.each(Object.entries(acts))('acts: %s', (_title, before) => {
    const after = pass(before);
    expect(printGraph(after)).not.toBe(printGraph(before));
    expect(largestDifference(before, after, feedsOf(before))).toBeLessThan(1e-10);
  });

  it.each(Object.entries(mustNot))('stays: %s', (_title, before) => {
    expect(printGraph(pass(before))).toBe(printGraph(before));
  });
});

const feedsOf = (graph: Graph) => withPacks(randomFeeds(graph), packs);
