import { expect, it } from 'vitest';
import { maskOf, meanIou } from '../../../src/math/masks.ts';

it('the predicted class of a pixel has the largest output; of equal ones, the first', () => {
  const outputs = [0.1, 0.5, 0.2, /**/ 0.8, 0.5, 0.3, /**/ 0.1, 0, 0.5];
  expect([...maskOf(outputs, 3)]).toEqual([1, 0, 2]);
});

it('the mean IoU is that of a worked example, and leaves out classes that occur in neither mask', () => {
  // Class 0: 2 of 3 pixels; class 1: 1 of 3; class 2: 0 of 1; class 3 does not occur.
  const [actual, predicted] = [
    [0, 0, 0, 1, 1],
    [0, 0, 1, 1, 2],
  ];
  expect(meanIou(actual, predicted, 4)).toBeCloseTo((2 / 3 + 1 / 3 + 0) / 3);
  expect(meanIou(actual, actual, 4)).toBe(1);
  expect(meanIou([0, 0], [1, 1], 4)).toBe(0);
});
