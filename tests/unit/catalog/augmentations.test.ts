import { describe, expect, it } from 'vitest';
import type { AugmentationDef } from '../../../src/catalog/augmentations/definition.ts';
import { augmentations } from '../../../src/catalog/augmentations/index.ts';
import { type RandomStream, randomStream } from '../../../src/math/random.ts';

const entries: Record<string, AugmentationDef> = augmentations;

/** Draws the highest of every range. */
const highest: RandomStream = { ...randomStream(1, 'highest'), uniform: (_low = 0, high = 1) => high };

const defaults = ({ hyper }: AugmentationDef) =>
  Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value]));

function close(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expect(actual[index]).toBeCloseTo(value, 12);
  });
}

describe.each(Object.keys(entries))('%s', (id) => {
  const entry = entries[id] as AugmentationDef;
  const image = { channels: 1, width: 4, height: 3 };
  const row = Float64Array.from({ length: 12 }, (_, index) => index + 1);

  it('leaves the original unchanged, and gives the same copy for the same seed', () => {
    const before = row.slice();
    const [a, b] = [1, 1].map((seed) => entry.augment(row, defaults(entry), randomStream(seed, 'test'), image));
    expect(row).toEqual(before);
    expect(a).toEqual(b);
    expect(a).not.toEqual(before);
    expect(a).toHaveLength(12);
  });

  it('returns a copy without an image, unchanged if it needs an image', () => {
    const copy = entry.augment(row, defaults(entry), randomStream(1, 'test'), null);
    expect(copy).not.toBe(row);
    if (entry.images) expect(copy).toEqual(row);
  });
});

describe('jitter', () => {
  it('adds noise with its standard deviation', () => {
    const many = new Float64Array(20_000).fill(5);
    const moved = augmentations.jitter.augment(many, { deviation: 0.3, copies: 1 }, randomStream(3, 'test'), null);
    const mean = moved.reduce((sum, value) => sum + value, 0) / moved.length;
    const variance = moved.reduce((sum, value) => sum + (value - mean) ** 2, 0) / moved.length;
    expect(mean).toBeCloseTo(5, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(0.3, 2);
  });
});

describe('shift', () => {
  const shifted = (row: readonly number[], pixels: number, width: number, height: number) =>
    augmentations.shift.augment(Float64Array.from(row), { pixels, copies: 1 }, highest, { channels: 1, width, height });

  it('moves right and down, and fills in background', () => {
    close(shifted([1, 2, 3, 4, 5, 6, 7, 8, 9], 1, 3, 3), [0, 0, 0, 0, 1, 2, 0, 4, 5]);
  });

  it('spreads a pixel over four when it moves by half a pixel', () => {
    close(shifted([0, 0, 0, 0, 4, 0, 0, 0, 0], 0.5, 3, 3), [0, 0, 0, 0, 1, 1, 0, 1, 1]);
  });
});

describe('rotate', () => {
  const rotated = (row: readonly number[], degrees: number, width: number, height: number) =>
    augmentations.rotate.augment(Float64Array.from(row), { degrees, copies: 1 }, highest, {
      channels: 1,
      width,
      height,
    });

  it('rotates clockwise by a quarter turn, like numpy.rot90(m, k=-1)', () => {
    close(rotated([1, 2, 3, 4], 90, 2, 2), [3, 1, 4, 2]);
    close(rotated([1, 2, 3, 4, 5, 6, 7, 8, 9], 90, 3, 3), [7, 4, 1, 8, 5, 2, 9, 6, 3]);
  });

  it('turns an image upside down by half a turn', () => {
    close(rotated([1, 2, 3, 4, 5, 6], 180, 3, 2), [6, 5, 4, 3, 2, 1]);
  });
});

describe('flip', () => {
  it('mirrors every line, like numpy.fliplr', () => {
    const flipped = augmentations.flip.augment(Float64Array.of(1, 2, 3, 4, 5, 6), {}, highest, {
      channels: 1,
      width: 3,
      height: 2,
    });
    close(flipped, [3, 2, 1, 6, 5, 4]);
  });
});

describe('an image with several channels', () => {
  const image = { channels: 2, width: 3, height: 2 };
  const first = Float64Array.of(1, 2, 3, 4, 5, 6);
  const second = Float64Array.of(10, 20, 30, 40, 50, 60);

  it.each(['shift', 'rotate', 'flip'] as const)('is changed in every channel alike: %s', (id) => {
    const entry = entries[id] as AugmentationDef;
    const change = (row: Float64Array, channels: number) =>
      entry.augment(row, defaults(entry), randomStream(5, 'test'), { ...image, channels });
    const both = change(Float64Array.of(...first, ...second), 2);
    expect([...both]).toEqual([...change(first, 1), ...change(second, 1)]);
  });
});
