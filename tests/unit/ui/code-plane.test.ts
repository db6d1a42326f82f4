import { describe, expect, it } from 'vitest';
import { type CodeDomain, type CodePlace, GRID, gridPlaces } from '../../../src/plots/codes/draw-codes.ts';
import type { CodePlane } from '../../../src/runtime/protocol.ts';
import {
  codeAt,
  codesBetween,
  domainOf,
  mixed,
  nearestPlace,
  placeOf,
  placeWithin,
} from '../../../src/ui/inspect/code/plane.ts';

const AXES: CodePlane = {
  origin: [0, 0],
  directions: [
    [1, 0],
    [0, 1],
  ],
  shares: null,
};
const LINE: CodePlane = { origin: [0], directions: [[1]], shares: null };
/** A plane through (1, 2, 3) that is turned about the third axis. */
const TURNED: CodePlane = {
  origin: [1, 2, 3],
  directions: [
    [0.6, 0.8, 0],
    [-0.8, 0.6, 0],
  ],
  shares: [0.7, 0.2],
};

describe('places of codes', () => {
  it('are the numbers of a code of two or one', () => {
    expect(placeOf(AXES, [3, -4])).toEqual([3, -4]);
    expect([...codeAt(AXES, [3, -4])]).toEqual([3, -4]);
    expect(placeOf(LINE, [5])).toEqual([5, 0]);
    expect([...codeAt(LINE, [5, 9])]).toEqual([5]);
  });

  it('are projections of longer codes, and lead back to a code on the plane', () => {
    expect(placeOf(TURNED, [1, 2, 3])).toEqual([0, 0]);
    const [across, up] = placeOf(TURNED, [1.6, 2.8, 7]);
    expect(across).toBeCloseTo(1, 12);
    expect(up).toBeCloseTo(0, 12);
    const code = codeAt(TURNED, [2, -1]);
    placeOf(TURNED, code).forEach((value, axis) => {
      expect(value).toBeCloseTo([2, -1][axis] as number, 6);
    });
    expect(code[2]).toBe(3);
  });
});

describe('the part of the plane that is shown', () => {
  it('has all places with a margin, also if they are the same', () => {
    const { x, y } = domainOf([0, 10, 10, 20], false);
    expect(x[0]).toBeLessThan(0);
    expect(x[1]).toBeGreaterThan(10);
    expect(y?.[0]).toBeLessThan(10);
    expect(domainOf([4, 0, 4, 0], true)).toEqual({ x: [3, 5], y: null });
    expect(domainOf([Number.NaN, 0, 4, 0], true)).toEqual({ x: [3, 5], y: null });
  });

  it('keeps a place inside', () => {
    const domain: CodeDomain = { x: [0, 2], y: [-1, 1] };
    expect(placeWithin(domain, [5, -3])).toEqual([2, -1]);
    expect(placeWithin({ x: [0, 2], y: null }, [1, 7])).toEqual([1, 0]);
  });

  it('finds the nearest place as it looks in the picture, whose axes have scales of their own', () => {
    const domain: CodeDomain = { x: [0, 100], y: [0, 1] };
    const places = [10, 0, 0, 0.9];
    expect(nearestPlace(places, domain, [0, 0])).toBe(0);
    expect(nearestPlace(places, domain, [0, 0.6])).toBe(1);
  });

  it('is divided into cells from the upper left, or into a row on a line', () => {
    const cells = gridPlaces({ x: [0, GRID], y: [0, GRID] });
    expect(cells).toHaveLength(GRID * GRID);
    expect(cells[0]).toEqual([0.5, GRID - 0.5]);
    expect(cells.at(-1)).toEqual([GRID - 0.5, 0.5]);
    const row = gridPlaces({ x: [0, GRID], y: null });
    expect(row.map(([across]: CodePlace) => across)).toEqual(Array.from({ length: GRID }, (_, cell) => cell + 0.5));
  });
});

describe('an interpolation', () => {
  it('goes from one row to the other in even steps, with both ends', () => {
    expect([...codesBetween([0, 10], [3, 40], 4)]).toEqual([0, 10, 1, 20, 2, 30, 3, 40]);
    expect([...mixed([0, 10], [4, 20], 0.25)]).toEqual([1, 12.5]);
  });
});
