import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../src/figures/convex_set/presets.ts';
import {
  contains,
  isConvex,
  middleOfLongestSide,
  type Polygon,
  piecesOf,
  withCorner,
} from '../../../src/figures/convex_set/sets.ts';

const of = (...corners: readonly (readonly [number, number])[]): Polygon => corners.map(([x, y]) => ({ x, y }));
const square = of([0, 0], [2, 0], [2, 2], [0, 2]);
/** An L: the square without its upper right quarter. */
const angle = of([0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]);

describe('a set', () => {
  it('contains the points inside of an odd number of polygons', () => {
    const inner = of([0.5, 0.5], [1.5, 0.5], [1.5, 1.5], [0.5, 1.5]);
    expect(contains([square], { x: 1, y: 1 })).toBe(true);
    expect(contains([square], { x: 3, y: 1 })).toBe(false);
    expect(contains([square, inner], { x: 1, y: 1 })).toBe(false);
    expect(contains([square, inner], { x: 0.2, y: 1 })).toBe(true);
  });

  it.each([
    ['disc', true],
    ['triangle', true],
    ['crescent', false],
    ['star', false],
    ['ring', false],
    ['islands', false],
    ['own', false],
  ] as const)('the %s is convex: %s', (id, expected) => {
    expect(isConvex(PRESETS[id].set)).toBe(expected);
  });

  it('is convex whatever the direction of its corners, and with corners on its sides', () => {
    expect(isConvex([square.toReversed()])).toBe(true);
    expect(isConvex([square.toSpliced(1, 0, { x: 1, y: 0 })])).toBe(true);
    expect(isConvex([angle])).toBe(false);
  });

  it('is not convex if its outline goes around twice, as a pentagram does', () => {
    const tip = (index: number) => [Math.cos((index * 4 * Math.PI) / 5), Math.sin((index * 4 * Math.PI) / 5)] as const;
    expect(isConvex([of(tip(0), tip(1), tip(2), tip(3), tip(4))])).toBe(false);
  });

  it.each(Object.entries(PRESETS))('the ends of the first segment lie in the %s', (_, { set, a, b }) => {
    expect([contains(set, a), contains(set, b)]).toEqual([true, true]);
    expect(piecesOf(set, a, b).every(({ isInside }) => isInside)).toBe(isConvex(set));
  });
});

describe('a segment', () => {
  it('leaves the L between its ends', () => {
    const pieces = piecesOf([angle], { x: 0.5, y: 1.5 }, { x: 1.5, y: 0.5 });
    // It only touches the inner corner.
    expect(pieces).toEqual([{ from: 0, to: 1, isInside: true }]);
    const further = piecesOf([angle], { x: 0.5, y: 2 - 1e-3 }, { x: 2 - 1e-3, y: 0.5 });
    expect(further.map(({ isInside }) => isInside)).toEqual([true, false, true]);
  });

  it('is cut where it enters and leaves', () => {
    const pieces = piecesOf([square], { x: -1, y: 1 }, { x: 3, y: 1 });
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.25],
      [0.25, 0.75],
      [0.75, 1],
    ]);
    expect(pieces.map(({ isInside }) => isInside)).toEqual([false, true, false]);
  });

  it('may have no length', () => {
    expect(piecesOf([square], { x: 1, y: 1 }, { x: 1, y: 1 })).toEqual([{ from: 0, to: 1, isInside: true }]);
  });
});

describe('a corner', () => {
  it('is added to the nearest side', () => {
    expect(withCorner(square, { x: 1, y: 2.5 })).toEqual(of([0, 0], [2, 0], [2, 2], [1, 2.5], [0, 2]));
    expect(withCorner(square, { x: -1, y: 1 })).toEqual([...square, { x: -1, y: 1 }]);
  });

  it('is suggested in the middle of the longest side', () => {
    expect(middleOfLongestSide(of([0, 0], [6, 0], [6, 1]))).toEqual({ x: 3, y: 0.5 });
  });
});
