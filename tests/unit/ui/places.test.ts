import { expect, it } from 'vitest';
import { placesOn } from '../../../src/ui/inspect/landscape/places.ts';
import { valley } from '../../support/inspection.ts';

it('detects whether a network has left the map', () => {
  const landscape = valley(10);
  const { isInside, project } = placesOn(landscape);
  const at = (x: number, y: number) =>
    landscape.origin.map(
      (value, index) => value + x * (landscape.x[index] as number) + y * (landscape.y[index] as number),
    );
  const [x, y] = project(at(0.5, -0.25));
  expect([x, y]).toEqual([expect.closeTo(0.5, 5), expect.closeTo(-0.25, 5)]);
  expect([at(0, 0), at(0.9, -0.9), at(1.1, 0), at(0, -1.1)].map(isInside)).toEqual([true, true, false, false]);
  // A network of another shape will get its own map.
  expect(isInside(new Float32Array(3).fill(9))).toBe(true);
});
