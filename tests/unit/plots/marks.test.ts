import { describe, expect, it } from 'vitest';
import { glyph, outline } from '../../../src/plots/core/marks.ts';

describe('marks', () => {
  it('have a distinct outline for each part and a distinct glyph for each of ten classes', () => {
    expect(new Set([0, 1, 2].map((part) => outline(part, 4))).size).toBe(3);
    expect(new Set(Array.from({ length: 10 }, (_, label) => glyph(label, 4))).size).toBe(10);
  });

  it('stay inside their outline', () => {
    for (let label = 1; label < 10; label++) {
      const corners = [...glyph(label, 1).matchAll(/-?\d*\.?\d+/g)].map(([number]) => Math.abs(Number(number)));
      expect(Math.max(...corners.filter((size) => size !== 1))).toBeLessThanOrEqual(0.84);
    }
  });
});
