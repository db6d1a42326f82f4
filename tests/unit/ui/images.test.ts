import { describe, expect, it } from 'vitest';
import { displacementWords } from '../../../src/ui/inspect/images/displacement.ts';
import { readSaliency, saliencyPicture } from '../../../src/ui/inspect/images/saliency.ts';

const NOT_SCALED = { features: ['a', 'b', 'c', 'd'], scales: new Map() };

describe('the picture of a gradient', () => {
  const gray = { channels: 1, height: 2, width: 2 };

  it('has its sign on grey images, by pixels as before the scaling', () => {
    const scaled = { ...NOT_SCALED, scales: new Map([['b', { offset: 1, factor: 2 }]]) };
    const { patch, signed } = saliencyPicture(
      scaled,
      gray,
      { gradient: Float32Array.of(1, -1, 0, 3) },
      [1, 1, 1, 1],
      'gradient',
    );
    expect([...patch.values]).toEqual([1, -2, 0, 3]);
    expect(signed).toBe(true);
  });

  it('is the largest absolute gradient over several channels', () => {
    const color = { channels: 2, height: 1, width: 2 };
    const gradient = Float32Array.of(1, -1, -3, 0.5);
    const picture = saliencyPicture(NOT_SCALED, color, { gradient }, [1, 1, 1, 1], 'gradient');
    expect([...picture.patch.values]).toEqual([3, 1]);
    expect(picture.signed).toBe(false);
    const product = saliencyPicture(NOT_SCALED, color, { gradient }, [1, 0, 2, 4], 'product');
    expect([...product.patch.values]).toEqual([-5, 2]);
  });

  it('is explained, also if it is 0 or not a number', () => {
    const read = (...gradient: number[]) =>
      readSaliency(
        saliencyPicture(NOT_SCALED, gray, { gradient: Float32Array.from(gradient) }, [1, 1, 1, 1], 'gradient'),
        'gradient',
        'the logit of “3”',
      );
    expect(read(0, 1, 2, -3)).toMatch(
      /^Where the gradient is positive, a slightly higher pixel raises the logit of “3”/,
    );
    expect(read(0, 0, 0, 0)).toMatch(/^The gradient is 0 everywhere/);
    expect(read(0, Number.NaN, 0, 0)).toBe('The gradient is not a finite number.');
  });
});

it.each([
  [0, 0, 'Not moved'],
  [1, 0, '1 pixel right'],
  [-2, 0, '2 pixels left'],
  [0, -1, '1 pixel up'],
  [3, 1, '3 pixels right, 1 down'],
])('a displacement by %i and %i is "%s"', (right, down, words) => {
  expect(displacementWords({ right, down })).toBe(words);
});
