import { describe, expect, it } from 'vitest';
import { eigenpairs } from '../../../src/math/eigen.ts';
import { randomStream } from '../../../src/math/random.ts';

describe('eigenpairs', () => {
  it('finds those of a matrix that can be solved by hand', () => {
    const [first, second] = eigenpairs([
      [2, 1],
      [1, 2],
    ]);
    expect(first?.value).toBeCloseTo(3, 12);
    expect(second?.value).toBeCloseTo(1, 12);
    expect((first?.vector[0] as number) / (first?.vector[1] as number)).toBeCloseTo(1, 12);
  });

  it.each([1, 3, 12, 40])('keep what they promise for a random matrix of %i rows', (size) => {
    const random = randomStream(1, `eigen/${size}`);
    const square = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
    const matrix = square.map((row, i) => row.map((value, j) => value + (square[j]?.[i] as number)));
    const pairs = eigenpairs(matrix);
    const values = pairs.map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const { value, vector } of pairs) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
      for (const [row, elements] of matrix.entries()) {
        const image = elements.reduce((sum, element, column) => sum + element * (vector[column] as number), 0);
        expect(image).toBeCloseTo(value * (vector[row] as number), 9);
      }
    }
    const trace = matrix.reduce((sum, row, index) => sum + (row[index] as number), 0);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9);
  });

  it('takes a matrix of zeros', () => {
    expect(
      eigenpairs([
        [0, 0],
        [0, 0],
      ]).map(({ value }) => value),
    ).toEqual([0, 0]);
  });
});
