import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from '../../../src/plots/curves/spread-labels.ts';

it('does not move labels that are far enough apart', () => {
  expect(spreadLabels([80, 10, 40], 13, 0, 100)).toEqual([80, 10, 40]);
});

it('keeps labels apart, in order and inside the range', () => {
  expect(spreadLabels([50, 50, 98], 10, 0, 100)).toEqual([50, 60, 98]);
  expect(spreadLabels([99, 100], 10, 0, 100)).toEqual([90, 100]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 15 }), (wanted) => {
      const placed = spreadLabels(wanted, 13, 0, 200).sort((a, b) => a - b);
      placed.forEach((place, index) => {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(200 + 1e-9);
        if (index > 0) expect(place - (placed[index - 1] as number)).toBeGreaterThan(12.9);
      });
    }),
  );
});
