import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortestFloat32 } from '../../../src/math/float32.ts';

it.each([0, 0.1, -0.25, 1e-45, 1.5e-40, 123456, 16777216, 3.4e38, 0.30000004])('finds %d', (value) => {
  expect(shortestFloat32(Math.fround(value))).toBe(value);
});

it('finds the number with the fewest digits', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const short = shortestFloat32(value);
      const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => Math.fround(Number(value.toPrecision(one))) === value);
      expect(short).toBe(digits === 9 ? value : Number(value.toPrecision(digits)));
    }),
  );
});
