import { expect, it } from 'vitest';
import { layerShapesOf, parameterCount } from '../../../src/experiment/index.ts';
import { experiment } from '../../support/experiment.ts';

const counts = (text: string) =>
  layerShapesOf(experiment(text)).map((shape) => {
    const { count, product, ofDense } = parameterCount(shape);
    return [shape.output.shape.join('×'), product, count, ofDense];
  });

it('the parameters of a dense network are products of inputs and units', () => {
  expect(counts('data=circle&net=dense(8,tanh),dropout(0.2),batch_norm()')).toEqual([
    ['8', '8 · 2 + 8', 24, 24],
    ['8', '', 0, 72],
    ['8', '8 + 8', 16, 72],
    ['1', '1 · 8 + 1', 9, 9],
  ]);
});

it('those of a convolution do not depend on the size of the image', () => {
  const text = 'data=digits&net=conv2d(8,3,relu),max_pool(2),conv2d(16,3,relu,padding=valid),flatten()';
  expect(counts(text)).toEqual([
    ['8×8×8', '8 · (3·3·1) + 8', 80, 33_280],
    ['8×4×4', '', 0, 65_664],
    ['16×2×2', '16 · (3·3·8) + 16', 1_168, 8_256],
    ['64', '', 0, 4_160],
    ['10', '10 · 64 + 10', 650, 650],
  ]);
});
