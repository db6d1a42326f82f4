import { describe, expect, it } from 'vitest';
import { fuseAxpy } from '../../../../src/compiler/passes/fuse-axpy.ts';
import { keepRows } from '../../../../src/compiler/passes/keep-rows.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../../../../src/ir/graph.ts';
import { printGraph } from '../../../../src/ir/print.ts';
import * as ops from '../../../../src/ops/index.ts';
import { randomFeeds } from '../../../support/equality.ts';
import { runGraph } from '../../../support/ort.ts';

/** Runs of the same link give the same bytes in every version, so these passes must not change how numbers are rounded. */
async function expectSameBytes(before: Graph, after: Graph): Promise<void> {
  expect(printGraph(after)).not.toBe(printGraph(before));
  const feeds = randomFeeds(before);
  const [expected, found] = [await runGraph(before, feeds), await runGraph(after, feeds)];
  for (const [name, values] of Object.entries(expected)) {
    expect(new Int32Array((found[name] as Float32Array).buffer), name).toEqual(new Int32Array(values.buffer));
  }
}

type Input = (name: string, ...shape: readonly number[]) => Value;

function graph(build: (input: Input) => Readonly<Record<string, Value>>): Graph {
  const builder = new GraphBuilder();
  return finishGraph(build((name, ...shape) => builder.input(name, float32(shape))));
}

const LENGTHS = [1, 2, 3, 5, 8, 16, 17, 33, 105, 128, 129, 1000];
const BATCHES = [2, 3, 5, 8, 10, 16, 31, 32, 64, 100, 128, 129, 200, 256, 500];

describe('in onnxruntime-web, every bit stays', () => {
  it.each(LENGTHS)('of sums with a scaled row of %i', async (length) => {
    const before = graph((input) => {
      const [a, x, s] = [input('a', 1, length), input('x', 1, length), input('s')];
      return {
        minus: ops.sub(a, ops.mul(x, s)),
        plus: ops.add(a, ops.mul(ops.sub(x, a), s)),
        first: ops.add(ops.mul(a, s), x),
      };
    });
    await expectSameBytes(before, fuseAxpy(before));
  });

  it.each(BATCHES)('of products with rows in place of columns, for a batch of %i', async (batch) => {
    for (const length of [1, 2, 3, 5, 8, 9, 16, 17, 32, 33, 64, 200, 256]) {
      const before = graph((input) => {
        const [h, delta, row] = [input('h', batch, length), input('delta', batch, 1), input('row', 1, length)];
        const weight = ops.reshape(row, [length, 1]);
        return {
          logits: ops.matmul(h, weight),
          back: ops.matmul(delta, weight, { transB: true }),
          gradient: ops.reshape(ops.matmul(h, delta, { transA: true }), [1, length]),
          bias: ops.reshape(ops.reduceSum(h, [0]), [1, length]),
        };
      });
      await expectSameBytes(before, keepRows(before));
    }
  });
});
