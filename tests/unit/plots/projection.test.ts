import { describe, expect, it } from 'vitest';
import { FIRST_TURN, farToNear, HALF_HEIGHT, projection, turned } from '../../../src/plots/output/projection.ts';

const CORNERS = [-1, 1].flatMap((x) =>
  [-1, 1].flatMap((y) => [-HALF_HEIGHT, HALF_HEIGHT].map((z) => [x, y, z] as const)),
);

describe('projection', () => {
  it('shows x to the right and z upwards from the front, and distant points higher', () => {
    const { place } = projection({ azimuth: 0, elevation: 30 }, 300, 200, 0);
    const [middleX, middleY] = place(0, 0, 0);
    expect([middleX, middleY]).toEqual([150, 100]);
    expect(place(1, 0, 0)[0]).toBeGreaterThan(middleX);
    expect(place(1, 0, 0)[1]).toBeCloseTo(middleY);
    expect(place(0, 0, 0.5)[1]).toBeLessThan(middleY);
    expect(place(0, 1, 0)[1]).toBeLessThan(middleY);
  });

  it('equals the map when seen from above', () => {
    const { place } = projection({ azimuth: 0, elevation: 90 }, 200, 200, 0);
    const [x, y] = place(0.5, 0.5, 0.3);
    const scale = 100 / Math.SQRT2;
    expect(x).toBeCloseTo(100 + 0.5 * scale);
    expect(y).toBeCloseTo(100 - 0.5 * scale);
  });

  it('keeps the whole box in the picture at every rotation', () => {
    for (let azimuth = 0; azimuth < 360; azimuth += 15) {
      for (const elevation of [10, 34, 60, 80]) {
        const { place } = projection({ azimuth, elevation }, 320, 240, 12);
        for (const [x, y] of CORNERS.map((corner) => place(...corner))) {
          expect(x).toBeGreaterThanOrEqual(12 - 1e-9);
          expect(x).toBeLessThanOrEqual(308 + 1e-9);
          expect(y).toBeGreaterThanOrEqual(6 - 1e-9);
          expect(y).toBeLessThanOrEqual(234 + 1e-9);
        }
      }
    }
  });

  it('finds the far ends, which are higher on the floor', () => {
    for (const azimuth of [20, 110, 200, 290]) {
      const { place, xFar, yFar } = projection({ azimuth, elevation: 40 }, 300, 300, 0);
      expect(xFar).toBe(place(1, 0, 0)[1] < place(-1, 0, 0)[1]);
      expect(yFar).toBe(place(0, 1, 0)[1] < place(0, -1, 0)[1]);
    }
  });
});

describe('turned', () => {
  it('wraps the azimuth, and limits the elevation', () => {
    expect(turned({ azimuth: 350, elevation: 40 }, 20, 0).azimuth).toBe(10);
    expect(turned({ azimuth: 5, elevation: 40 }, -10, 0).azimuth).toBe(355);
    expect(turned(FIRST_TURN, 0, 500).elevation).toBe(80);
    expect(turned(FIRST_TURN, 0, -500).elevation).toBe(10);
  });
});

describe('farToNear', () => {
  it('starts with the largest index if that end is far', () => {
    expect(farToNear(3, true)).toEqual([2, 1, 0]);
    expect(farToNear(3, false)).toEqual([0, 1, 2]);
  });
});
