import { describe, expect, it } from 'vitest';
import { inRem, rem, svgSize, wholePixels } from '../../../src/plots/core/design-pixels.ts';

describe('design pixels', () => {
  it('are sixteenths of a rem', () => {
    expect(rem(24)).toBe('1.5rem');
    expect(inRem({ left: -8, width: 0, height: undefined })).toEqual({ left: '-0.5rem', width: '0rem' });
  });

  it('are the units inside an SVG element', () => {
    expect(svgSize(32, 8)).toEqual({ viewBox: '0 0 32 8', style: { width: '2rem', height: '0.5rem' } });
  });

  it.each([1, 1.1, 1.3, 2, 4])('are cut to whole CSS pixels at a ratio of %d', (pixel) => {
    for (const length of [0, 30, 132.4, 479.636]) {
      const cut = wholePixels(length, pixel) * pixel;
      expect(cut).toBeCloseTo(Math.round(cut), 9);
      expect(length * pixel - cut).toBeGreaterThan(-1e-5);
      expect(length * pixel - cut).toBeLessThan(1);
    }
    const whole = Array.from({ length: 2000 }, (_, index) => index);
    expect(whole.map((length) => Math.round(wholePixels(length / pixel, pixel) * pixel))).toEqual(whole);
  });
});
