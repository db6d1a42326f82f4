import { expect, it } from 'vitest';
import { foldLearningRate } from '../../../../src/compiler/passes/fold-learning-rate.ts';
import { finishGraph, float32, GraphBuilder } from '../../../../src/ir/graph.ts';
import { matmul, mul, square } from '../../../../src/ops/index.ts';
import { largestDifference, randomFeeds } from '../../../support/equality.ts';

it('moves the learning rate into one factor of a square, not into both', () => {
  const builder = new GraphBuilder();
  const [rate, a, b] = [
    builder.input('rate', float32([])),
    builder.input('a', float32([2, 2])),
    builder.input('b', float32([2, 2])),
  ];
  const squares = square(matmul(a, b));
  const graph = finishGraph({ first: mul(squares, rate), second: mul(matmul(b, a), rate) });
  const folded = foldLearningRate(graph);
  expect(folded).not.toBe(graph);
  expect(largestDifference(graph, folded, randomFeeds(graph))).toBeLessThan(1e-12);
});
