import { describe, expect, it } from 'vitest';
import { LEVELS, quantize } from '../../../src/plots/core/color.ts';
import {
  colorClasses,
  colorMap,
  firstMap,
  fits,
  inputMap,
  labelRange,
  resolveRange,
} from '../../../src/plots/core/heatmap.ts';
import type { PlotView } from '../../../src/plots/core/types.ts';

/** A lookup whose colours are its levels. */
const levels = Uint32Array.from({ length: LEVELS }, (_, level) => level);

const view: PlotView = {
  answer: 'side',
  features: ['x1', 'x2', 'x3'],
  inputs: ['x1', 'x2', 'x3'],
  classes: ['a', 'b'],
  points: { count: 0, features: [], positions: [], labels: [], part: [] },
  layers: [
    { name: 'dense1', units: 2, mixing: 'sum' },
    { name: 'output', units: 1, mixing: 'sum' },
  ],
  scales: new Map(),
  targetScale: { offset: 0, factor: 1 },
  boundary: 0.5,
  parameters: [
    { name: 'dense1/weight', layer: 0, role: 'weight', shape: [3, 2], offset: 0 },
    { name: 'output/bias', layer: 1, role: 'bias', shape: [1], offset: 8 },
  ],
  grid: { size: 4, labels: ['x1', 'x2'], x: [-1, 1], y: [-2, 2] },
  inputMaps: [0, 1, 2].flatMap((input) =>
    Array.from({ length: 16 }, (_, cell) => [(cell % 4) - 1.5, 1.5 - Math.floor(cell / 4), 7][input] as number),
  ),
};

describe('colorMap', () => {
  it('clamps to the ends and colours NaN neutral', () => {
    const pixels = new Uint32Array(4);
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    colorMap(values, 0, 2, 1, [-1, 1], levels, { pixels, rowLength: 2, start: 0 });
    expect([...pixels]).toEqual([LEVELS / 2, LEVELS - 1, 0, LEVELS / 2]);
  });

  it('separates two halves at the middle of its range, and gives NaN the given colour', () => {
    const pixels = new Uint32Array(4);
    const threshold = 0.83;
    const values = [threshold - 1e-6, threshold + 1e-6, Number.NEGATIVE_INFINITY, Number.NaN];
    const target = { pixels, rowLength: 2, start: 0 };
    colorMap(values, 0, 2, 1, [threshold - 1, threshold + 1], quantize(levels, 2), target, 77);
    expect([...pixels]).toEqual([0, 255, 0, 77]);
  });

  it('reaches both ends of its range', () => {
    const pixels = new Uint32Array(4);
    colorMap([0, 1, 0.5, 0.25], 0, 2, 1, [0, 1], levels, { pixels, rowLength: 2, start: 0 });
    expect([...pixels]).toEqual([0, 255, 128, 64]);
  });

  it('takes every other value and writes only to its target', () => {
    const pixels = new Uint32Array(20).fill(999);
    const values = Array.from({ length: 16 }, (_, index) => index);
    colorMap(values, 0, 4, 2, [0, 255], levels, { pixels, rowLength: 5, start: 6 });
    expect([...pixels].flatMap((pixel, index) => (pixel === 999 ? [] : [[index, pixel]]))).toEqual([
      [6, 0],
      [7, 2],
      [11, 8],
      [12, 10],
    ]);
  });
});

describe('colorClasses', () => {
  it('colours the most probable class, stronger at higher confidence', () => {
    const lookups = [levels, levels.map((level) => level + 1000), levels.map((level) => level + 2000)];
    const pixels = new Uint32Array(4);
    const third = 1 / 3;
    const maps = [1, 0.2, third, Number.NaN, 0, 0.7, third, Number.NaN, 0, 0.1, third, Number.NaN];
    colorClasses(maps, 0, 4, lookups, 3, pixels);
    expect(pixels[0]).toBe(255);
    expect(pixels[1]).toBeGreaterThan(1100);
    expect(pixels[1]).toBeLessThan(1255);
    expect(pixels[2]).toBe(0);
    expect(pixels[3]).toBe(0);
  });
});

describe('resolveRange', () => {
  it('is symmetric if it depends on the values', () => {
    expect(resolveRange('auto', [0.5, -3, 2, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([-3, 3]);
    expect(resolveRange('unit', [9])).toEqual([0, 1]);
    expect(resolveRange([2, 5], [9])).toEqual([2, 5]);
  });

  it('has a positive width for a layer of zeros', () => {
    const [low, high] = resolveRange('auto', [0, 0]);
    expect(high).toBeGreaterThan(low);
  });
});

describe('labelRange', () => {
  it('is symmetric around zero only if labels have both signs', () => {
    expect(labelRange([-1, 0.5])).toEqual([-1, 1]);
    expect(labelRange([5, 50])).toEqual([5, 50]);
    expect(labelRange([3, 3])).toEqual([2, 4]);
    expect(labelRange([])).toEqual([-1, 1]);
  });
});

describe('inputMap', () => {
  it('increases along its axis and is null for a constant feature', () => {
    const across = inputMap(view, 0);
    expect(across?.[0]).toBe(-1);
    expect(across?.[3]).toBe(1);
    expect(across?.[12]).toBe(-1);
    const up = inputMap(view, 1);
    expect(up?.[0]).toBe(1);
    expect(up?.[12]).toBe(-1);
    expect(inputMap(view, 2)).toBeNull();
  });
});

describe('fits', () => {
  it('detects the frame of another network', () => {
    expect(firstMap(view, 1)).toBe(2);
    expect(fits(view, { parameters: new Float32Array(9), maps: new Float32Array(48) })).toBe(true);
    expect(fits(view, { parameters: new Float32Array(9), maps: new Float32Array(64) })).toBe(false);
    expect(fits(view, { parameters: new Float32Array(8), maps: new Float32Array(48) })).toBe(false);
    expect(fits(view, null)).toBe(false);
  });
});
