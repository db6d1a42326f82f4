import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src/math/eigen.ts';
import { leadingComponents, principalSearch } from '../../../src/math/leading.ts';
import { randomStream } from '../../../src/math/random.ts';
import { finish } from '../../../src/runtime/finish.ts';

/** Centred points with different spread along arbitrary directions. */
function columns(count: number): Float64Array[] {
  const random = randomStream(3, 'points');
  const hidden = Array.from({ length: 5 }, (_, rank) =>
    Float64Array.from({ length: 200 }, () => random.normal(0, 5 - rank)),
  );
  return Array.from({ length: count }, () => {
    const weights = hidden.map(() => random.normal());
    const column = hidden[0]?.map((_, row) =>
      hidden.reduce(
        (sum, values, rank) => sum + (weights[rank] as number) * (values[row] as number),
        random.normal(0, 0.1),
      ),
    ) as Float64Array;
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return column.map((value) => value - mean);
  });
}

const covariance = (points: readonly Float64Array[]) =>
  points.map((a) => points.map((b) => a.reduce((sum, value, row) => sum + value * (b[row] as number), 0) / a.length));

test.each([10, 80])('for %i columns they are those of the whole covariance', (count) => {
  const points = columns(count);
  const whole = symmetricEigen(covariance(points));
  const { values, vectors } = leadingComponents(points, 2);
  for (const rank of [0, 1]) {
    expect(values[rank]).toBeCloseTo(whole.values[rank] as number, 6);
    vectors[rank]?.forEach((value, place) => {
      expect(Math.abs(value)).toBeCloseTo(Math.abs(whole.vectors[rank]?.[place] as number), 5);
    });
  }
});

test.each([10, 80])('a search for the components of %i columns finds them to many digits', async (count) => {
  const points = columns(count);
  const whole = symmetricEigen(covariance(points));
  const { values, vectors } = await finish(principalSearch(points, 3));
  expect(values).toHaveLength(3);
  for (const rank of [0, 1, 2]) {
    expect(values[rank]).toBeCloseTo(whole.values[rank] as number, 8);
    vectors[rank]?.forEach((value, place) => {
      expect(Math.abs(value)).toBeCloseTo(Math.abs(whole.vectors[rank]?.[place] as number), 4);
    });
  }
});

test('equal points have no variance, and all numbers stay finite', () => {
  const { values, vectors } = leadingComponents(
    Array.from({ length: 80 }, () => new Float64Array(9)),
    2,
  );
  expect(values).toEqual([0, 0]);
  expect(vectors.flat().every(Number.isFinite)).toBe(true);
});
