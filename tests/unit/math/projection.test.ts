import { describe, expect, it } from 'vitest';
import { nearestByCosine, projectOnPlane } from '../../../src/math/projection.ts';
import { randomStream } from '../../../src/math/random.ts';

/** Rows with standard deviations 3, 1 and 0.1 along the axes. */
function cloud(count: number): Float64Array {
  const random = randomStream(1, 'cloud');
  return Float64Array.from(
    { length: 3 * count },
    (_, place) => ([3, 1, 0.1][place % 3] as number) * random.normal() + 5,
  );
}

describe('the projection on a plane', () => {
  it('has the axes of largest spread, with their shares of the variance', () => {
    const rows = cloud(500);
    const { points, shares, directions } = projectOnPlane(rows, 500, 3);
    expect(Math.abs(directions[0][0] as number)).toBeCloseTo(1, 2);
    expect(Math.abs(directions[1][1] as number)).toBeCloseTo(1, 2);
    expect(shares[0]).toBeCloseTo(0.9, 1);
    expect(shares[0] + shares[1]).toBeGreaterThan(0.99);
    const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
    expect(mean).toBeCloseTo(0, 9);
  });

  it('does not flip from one moment to the next', () => {
    const rows = cloud(50);
    const before = projectOnPlane(rows, 50, 3);
    const flipped = {
      ...before,
      directions: before.directions.map((one) => one.map((value) => -value)) as unknown as typeof before.directions,
    };
    const moved = rows.map((value, place) => value + 0.01 * Math.sin(place));
    for (const earlier of [before, flipped]) {
      const { directions } = projectOnPlane(moved, 50, 3, earlier);
      directions.forEach((direction, rank) => {
        const along = direction.reduce((sum, value, at) => sum + value * (earlier.directions[rank]?.[at] as number), 0);
        expect(along).toBeGreaterThan(0.99);
      });
    }
  });

  it('of a single column has no second direction, and of equal rows no variance', () => {
    const { points, shares } = projectOnPlane([1, 2, 4], 3, 1);
    expect(shares).toEqual([1, 0]);
    expect([points[1], points[3], points[5]].every((value) => value === 0)).toBe(true);
    expect(projectOnPlane([1, 2, 1, 2], 2, 2).shares).toEqual([0, 0]);
  });
});

it('neighbours have the largest cosine; a row of zeros has none', () => {
  const rows = [1, 0, 5, 1, -1, 0, 0, 2, 0, 0];
  expect(nearestByCosine(rows, 5, 2, 0, 3)).toEqual([
    { row: 1, cosine: 5 / Math.sqrt(26) },
    { row: 3, cosine: 0 },
    { row: 2, cosine: -1 },
  ]);
});
