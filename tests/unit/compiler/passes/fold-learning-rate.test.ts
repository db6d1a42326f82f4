import { expect, it } from 'vitest';
import { foldLearningRate } from '../../../../src/compiler/passes/fold-learning-rate.ts';
import { finishGraph, float32, GraphBuilder } from '../../../../src/ir/graph.ts';
import { matmul, mul, square } from '../../../../src/ops/index.ts';
import { largestDifference, randomFeeds } from '../../../support/equality.ts';
import { prepared } from '../../../support/experiment.ts';

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

it('leaves a game of plain SGD without a node for an update besides its matrix products', async () => {
  const { compiled } = await prepared(
    'data=moons&task=gan&net=dense(4,relu),generate(2,linear),dense(4,relu)&opt=sgd&generator_opt=sgd&d_steps=2',
  );
  const { outputs, values } = compiled.training.step;
  expect(Object.values(outputs).map(({ op }) => op)).toEqual(Object.keys(outputs).map(() => 'gemm'));
  expect(values.map(({ op }) => op)).not.toContain('where');
});
