import { describe, expect, it } from 'vitest';
import { backgroundOf, shiftImage } from '../../../src/math/shift.ts';

const image = { channels: 1, height: 2, width: 3 };

describe('an image that is moved', () => {
  it('moves to the right and down, and is filled with the background', () => {
    expect([...shiftImage([1, 2, 3, 4, 5, 6], image, 1, 0, [9])]).toEqual([9, 1, 2, 9, 4, 5]);
    expect([...shiftImage([1, 2, 3, 4, 5, 6], image, -2, 1, [9])]).toEqual([9, 9, 9, 3, 9, 9]);
    expect([...shiftImage([1, 2, 3, 4, 5, 6], image, 0, -1, [0])]).toEqual([4, 5, 6, 0, 0, 0]);
  });

  it('stays the same without a move, and is empty beyond its size', () => {
    expect([...shiftImage([1, 2, 3, 4, 5, 6], image, 0, 0)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...shiftImage([1, 2, 3, 4, 5, 6], image, 3, 0, [7])]).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('fills each channel with the median of its own border', () => {
    const size = { channels: 2, height: 3, width: 3 };
    const values = [0, 0, 0, 0, 1, 0, 1, 1, 0, 5, 5, 5, 5, 0, 5, 5, 5, 5];
    expect(backgroundOf(values, size)).toEqual([0, 5]);
    expect([...shiftImage(values, size, 0, 1)].slice(9, 12)).toEqual([5, 5, 5]);
  });
});
