import { expect, it } from 'vitest';
import { nearestRow } from '../../../src/math/nearest-row.ts';

const rows = [0, 0, 3, 4, 1, 1, 9, 9];

it('finds the nearest row, of those that are accepted', () => {
  expect(nearestRow(rows, [1, 2])).toBe(2);
  expect(nearestRow(rows, [1, 2], (row) => row !== 2)).toBe(0);
  expect(nearestRow(rows, [9, 8])).toBe(3);
});

it('finds none if no row is accepted, or if the point is not finite', () => {
  expect(nearestRow(rows, [0, 0], () => false)).toBe(-1);
  expect(nearestRow(rows, [Number.NaN, 0])).toBe(-1);
});
