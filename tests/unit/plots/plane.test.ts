import { expect, it } from 'vitest';
import { projector, shareInPlane } from '../../../src/plots/core/plane.ts';

// A plane in three dimensions through (1, 1, 1), along (2, 0, 0) and (0, 0, −0.5).
const plane = { origin: [1, 1, 1], x: [2, 0, 0], y: [0, 0, -0.5] };

it('projects onto a plane in units of its directions', () => {
  const project = projector(plane);
  expect(project([1, 1, 1])).toEqual([0, 0]);
  expect(project([5, 7, 1])).toEqual([2, 0]);
  // (−2, 2, 3) away: −4 / 4 along x and −1.5 / 0.25 along y.
  expect(project([-1, 3, 4])).toEqual([-1, -6]);
});

it('projects onto directions that are oblique to the axes', () => {
  const project = projector({ origin: [0, 0], x: [3, 4], y: [-4, 3] });
  // 0.5·(3, 4) + 2·(−4, 3)
  const [x, y] = project([-6.5, 8]);
  expect([x, y]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(2, 12)]);
});

it('returns 0 along a direction of length 0', () => {
  expect(projector({ origin: [0, 0], x: [1, 0], y: [0, 0] })([2, 5])).toEqual([2, 0]);
});

it('computes the share of the variance that lies in the plane', () => {
  const origin = [0, 0, 0];
  const flat = { origin, x: [2, 0, 0], y: [0, 0, 3] };
  // Variance around the mean: 2·1² along x, 2·3² along the axis outside the plane, 2·2² along y.
  const points = [
    [6, 2, 5],
    [4, 8, 5],
    [5, 5, 7],
    [5, 5, 3],
  ];
  expect(shareInPlane(flat, points)).toBeCloseTo((2 + 8) / (2 + 18 + 8), 12);
  expect(shareInPlane(flat, [[1, 2, 3]])).toBeNaN();
  expect(shareInPlane(flat, [])).toBeNaN();
});
