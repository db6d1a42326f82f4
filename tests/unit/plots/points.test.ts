import { describe, expect, it } from 'vitest';
import type { PlotFrame, PlotView } from '../../../src/plots/core/types.ts';
import { standing } from '../../../src/plots/output/draw-surface.ts';
import {
  type Direction,
  mapValueAt,
  nearestPoint,
  nextPoint,
  placePoints,
  predictionsOf,
  topmost,
} from '../../../src/plots/output/points.ts';
import { residualReach, residualsOf } from '../../../src/plots/output/residuals.ts';

/** Four examples in the corners of a square, one of them from the test part. */
const view: PlotView = {
  answer: 'number',
  features: ['x1', 'x2'],
  inputs: ['x1', 'x2'],
  classes: [],
  points: {
    count: 4,
    features: [-1, 1, 1, 1, -1, -1, 1, -1],
    positions: [-1, 1, 1, 1, -1, -1, 1, -1],
    labels: [-2, 0, 1, 2],
    part: [0, 1, 2, 0],
  },
  layers: [{ name: 'output', units: 1, mixing: 'sum' }],
  scales: new Map(),
  targetScale: { offset: 0, factor: 1 },
  boundary: 0.5,
  parameters: [],
  grid: { size: 2, labels: ['x1', 'x2'], x: [-2, 2], y: [-2, 2] },
  inputMaps: [],
};
const frame: PlotFrame = { parameters: new Float32Array(), maps: Float32Array.of(10, 20, 30, 40) };
const plot = { width: 100, height: 80 };
const scales = { x: (value: number) => 25 * (value + 2), y: (value: number) => 20 * (2 - value) };

describe('placePoints', () => {
  it('ignores parts that are not shown', () => {
    expect([...placePoints(view, scales, plot, [true, true, false])]).toEqual([25, 20, 75, 20, NaN, NaN, 75, 60]);
    expect([...placePoints(view, scales, plot, [false, false, true])].filter(Number.isFinite)).toEqual([25, 60]);
  });

  it('places examples with a single feature at the height of their target', () => {
    const line: PlotView = { ...view, grid: { ...view.grid, labels: ['x1'] } };
    const places = placePoints(line, scales, plot, [true, true, true]);
    expect([places[1], places[3], places[5], places[7]]).toEqual([80, 40, 20, 0]);
  });
});

describe('topmost', () => {
  it('keeps only the last of thousands of points at the same position', () => {
    const places = Float32Array.from({ length: 200_000 }, (_, place) => (place % 2 === 0 ? 10 : 20));
    places.set([90, 70], 4);
    places.set([Number.NaN, 3], 6);
    expect(topmost(places, 3)).toEqual([2, 99_999]);
  });

  it('keeps a few points at the same position, and ignores points without a position', () => {
    expect(topmost(Float32Array.of(1, 1, Number.NaN, Number.NaN, 1, 1), 3)).toEqual([0, 2]);
  });
});

describe('the examples of a surface', () => {
  it('are limited to a number that fits a frame if all are in one cell, as with an outlier', () => {
    const count = 100_000;
    const crowd = { ...view.points, count, positions: new Float32Array(2 * count), labels: new Float32Array(count) };
    const over = standing({ ...view, points: crowd }, new Float32Array(count));
    const [only = []] = over.values();
    expect(over.size).toBe(1);
    expect(only).toHaveLength(5000);
    expect(only.at(-1)).toBeGreaterThan(0.99 * count);
  });
});

describe('nearestPoint', () => {
  const places = Float32Array.of(10, 10, 20, 10, NaN, NaN);

  it('is the nearest within reach', () => {
    expect(nearestPoint(places, 14, 10, 9)).toBe(0);
    expect(nearestPoint(places, 16, 12, 9)).toBe(1);
    expect(nearestPoint(places, 40, 10, 9)).toBeNull();
    expect(nearestPoint(places, 400, 10, Number.POSITIVE_INFINITY)).toBe(1);
  });
});

describe('nextPoint', () => {
  /** Two points share their x, two share both coordinates, and one is not shown. */
  const places = Float32Array.of(30, 5, 10, 9, 10, 2, 20, 7, 20, 7, NaN, NaN);
  const walk = (from: number, direction: Direction) => {
    const path = [from];
    for (let at = from, next = nextPoint(places, at, direction); next !== at; next = nextPoint(places, at, direction)) {
      path.push(next);
      at = next;
    }
    return path;
  };

  it('visits every shown point once, in the order of the axis, and stays at the last', () => {
    expect(walk(2, 'right')).toEqual([2, 1, 3, 4, 0]);
    expect(walk(0, 'left')).toEqual([0, 4, 3, 1, 2]);
    expect(walk(2, 'down')).toEqual([2, 0, 3, 4, 1]);
    expect(walk(1, 'up')).toEqual([1, 4, 3, 0, 2]);
  });
});

describe('the prediction for an example', () => {
  it('is the value of its cell, with row 0 at the top', () => {
    expect([0, 1, 2, 3].map((point) => mapValueAt(view, frame, point, 0))).toEqual([10, 20, 30, 40]);
  });

  it('is the value reported by the engine, if it belongs to these examples', () => {
    expect(predictionsOf(view, frame, [1, 2, 3, 4], true)).toEqual([1, 2, 3, 4]);
    expect(predictionsOf(view, frame, [1, 2, 3], true)).toEqual(Float32Array.of(10, 20, 30, 40));
  });

  it('is unknown if the map does not include all features', () => {
    expect(predictionsOf(view, frame, null, false)).toBeNull();
    expect(predictionsOf(view, null, null, true)).toBeNull();
  });
});

describe('residuals', () => {
  it('are prediction − target, and point up if the prediction is too large', () => {
    const residuals = residualsOf(view.points.labels, [0, 0, 0, 2]);
    expect([...residuals]).toEqual([2, 0, -1, 0]);
    // The labels span 4, so a residual of 2 is half of that; a residual of 4 would be half of the picture's height.
    expect([...residualReach(view, residuals, 80)]).toEqual([20, 0, -10, 0]);
  });

  it('end at the curve with one feature', () => {
    const line: PlotView = { ...view, grid: { ...view.grid, labels: ['x1'] } };
    const pixelsPerUnit = 80 / (4 * 1.12);
    expect(residualReach(line, Float32Array.of(1), 80)[0]).toBeCloseTo(pixelsPerUnit, 4);
  });
});
