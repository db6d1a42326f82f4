import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src/math/eigen.ts';

const multiply = (a: readonly (readonly number[])[], v: readonly number[]) =>
  a.map((row) => row.reduce((sum, value, column) => sum + value * (v[column] as number), 0));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);

/** Any symmetric matrix, of up to eight rows. */
const symmetric = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc
      .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((values) =>
        Array.from({ length: size }, (_, row) =>
          Array.from(
            { length: size },
            (_, column) => values[Math.min(row, column) * size + Math.max(row, column)] as number,
          ),
        ),
      ),
  );

test('a worked example', () => {
  const { values, vectors } = symmetricEigen([
    [2, 1],
    [1, 2],
  ]);
  expect(values[0]).toBeCloseTo(3, 14);
  expect(values[1]).toBeCloseTo(1, 14);
  const half = Math.SQRT1_2;
  [
    [half, half],
    [half, -half],
  ].forEach((expected, index) => {
    expected.forEach((value, place) => {
      expect(vectors[index]?.[place]).toBeCloseTo(value, 14);
    });
  });
});

test('a diagonal matrix has its own elements, in order', () => {
  expect(
    symmetricEigen([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 5],
    ]),
  ).toEqual({
    values: [5, 1, 0],
    vectors: [
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ],
  });
});

test('any symmetric matrix: A v = λ v, orthogonal, in descending order, with fixed signs', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const scale = Math.max(1, ...matrix.flat().map(Math.abs)) * matrix.length;
      expect(values).toHaveLength(matrix.length);
      vectors.forEach((vector, index) => {
        const value = values[index] as number;
        multiply(matrix, vector).forEach((actual, row) => {
          expect(Math.abs(actual - value * (vector[row] as number))).toBeLessThan(1e-12 * scale);
        });
        vectors.forEach((other, place) => {
          expect(Math.abs(dot(vector, other) - (place === index ? 1 : 0))).toBeLessThan(1e-12);
        });
        if (index > 0) expect(value).toBeLessThanOrEqual(values[index - 1] as number);
        const largest = Math.max(...vector.map(Math.abs));
        const first = vector.find((component) => Math.abs(component) >= largest * (1 - 1e-9));
        expect(first).toBeGreaterThan(0);
      });
    }),
    { numRuns: 500, seed: 3 },
  );
});
