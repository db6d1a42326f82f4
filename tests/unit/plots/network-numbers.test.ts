import { describe, expect, it } from 'vitest';
import type { PlotView } from '../../../src/plots/core/types.ts';
import { numberStatement, numberText } from '../../../src/plots/core/unit-name.ts';
import { dashes } from '../../../src/plots/network/flow.ts';
import { layoutNetwork } from '../../../src/plots/network/layout.ts';
import { across, parameterOf, pointOnLink } from '../../../src/plots/network/link-curve.ts';
import { biasMark, pickNumber } from '../../../src/plots/network/number-pick.ts';
import { numberAt, placeOf } from '../../../src/plots/network/numbers.ts';

const view: PlotView = {
  answer: 'side',
  features: ['x1', 'x2'],
  inputs: ['x1', 'x2'],
  classes: ['ring', 'disc'],
  points: { count: 0, features: [], positions: [], labels: [], part: [] },
  layers: [
    { name: 'dense1', units: 3, mixing: 'sum' },
    { name: 'dropout2', units: 3, mixing: 'sum' },
    { name: 'output', units: 1, mixing: 'sum' },
  ],
  parameters: [
    { name: 'dense1/weight', layer: 0, role: 'weight', shape: [2, 3], offset: 0 },
    { name: 'dense1/bias', layer: 0, role: 'bias', shape: [3], offset: 6 },
    { name: 'output/weight', layer: 2, role: 'weight', shape: [3, 1], offset: 9 },
    { name: 'output/bias', layer: 2, role: 'bias', shape: [1], offset: 12 },
  ],
  scales: new Map(),
  targetScale: { offset: 0, factor: 1 },
  boundary: 0.5,
  grid: { size: 2, labels: ['x1', 'x2'], x: [-1, 1], y: [-1, 1] },
  inputMaps: new Float32Array(8),
};

const layout = layoutNetwork({
  width: 700,
  height: 400,
  columns: [{ units: 2 }, { units: 3 }, { units: 3 }, { units: 1 }],
});
const linked = (layer: number) => placeOf(view, { layer, unit: 0, from: 0 }) !== null;
const node = (column: number, unit: number) => {
  const found = layout.columns[column]?.nodes[unit];
  if (!found) throw new Error(`no unit ${unit} in column ${column}`);
  return found;
};

describe('placeOf', () => {
  it('indexes a weight row-major in [in, out]', () => {
    expect(placeOf(view, { layer: 0, unit: 2, from: 1 })).toEqual({ parameter: 'dense1/weight', index: 5, at: 5 });
    expect(placeOf(view, { layer: 0, unit: 1, from: null })).toEqual({ parameter: 'dense1/bias', index: 1, at: 7 });
    expect(placeOf(view, { layer: 2, unit: 0, from: 2 })).toEqual({ parameter: 'output/weight', index: 2, at: 11 });
  });

  it('returns null in a layer without weights', () => {
    expect(placeOf(view, { layer: 1, unit: 0, from: 0 })).toBeNull();
    expect(placeOf(view, { layer: 1, unit: 0, from: null })).toBeNull();
  });

  it('is the inverse of numberAt', () => {
    for (const number of [
      { layer: 0, unit: 2, from: 1 },
      { layer: 0, unit: 1, from: null },
      { layer: 2, unit: 0, from: 2 },
    ]) {
      const place = placeOf(view, number);
      expect(numberAt(view, place?.parameter ?? '', place?.index ?? -1)).toEqual(number);
    }
    expect(numberAt(view, 'dense7/weight', 0)).toBeNull();
  });
});

describe('pickNumber', () => {
  it('finds every link where it is separate, and nothing away from links', () => {
    for (const from of [0, 1]) {
      for (const unit of [0, 1, 2]) {
        // Links into one unit converge near its end, so the test uses a point near the middle of the curve.
        const [x, y] = pointOnLink(node(0, from), node(1, unit), 0.42);
        expect(pickNumber(layout, x, y, 4, linked)).toEqual({ layer: 0, unit, from });
      }
    }
    expect(pickNumber(layout, node(0, 0).x + 60, 399, 4, linked)).toBeNull();
  });

  it('prefers the mark of a bias to the links that end there', () => {
    expect(pickNumber(layout, ...biasMark(node(1, 1)), 4, linked)).toEqual({ layer: 0, unit: 1, from: null });
  });

  it('finds no weight in a layer without weights', () => {
    const [x, y] = pointOnLink(node(1, 1), node(2, 1), 0.5);
    expect(pickNumber(layout, x, y, 4, linked)).toBeNull();
  });
});

describe('links', () => {
  it('have a parameter for every share of the distance across', () => {
    for (const share of [0, 0.1, 0.5, 0.77, 1]) expect(across(parameterOf(share))).toBeCloseTo(share, 5);
  });

  it('flow from input to output at a constant speed, within the link', () => {
    const before = dashes(180, 3, 0.2);
    const after = dashes(180, 3.05, 0.2);
    before.forEach(([start, end], dash) => {
      const [next] = after[dash] as readonly [number, number];
      const moved = (next - start + 1) % 1;
      expect(moved * 180).toBeCloseTo(0.05 * 44);
      expect(end).toBeLessThanOrEqual(1);
      expect(end).toBeGreaterThan(start);
    });
  });

  it('flow back if time decreases', () => {
    const [[start] = [0]] = dashes(180, -3, 0.2);
    const [[next, end] = [0, 0]] = dashes(180, -3.05, 0.2);
    expect(((start - next + 1) % 1) * 180).toBeCloseTo(0.05 * 44);
    expect(next).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(next);
  });
});

it('describes a number in words', () => {
  const number = { layer: 0, unit: 2, from: 0 };
  expect(numberStatement(view, number, 0.42)).toBe('w from x₁ to Hidden 1 · unit 3 = 0.42');
  expect(numberText(view, { layer: 0, unit: 0, from: null }, ['First'])).toBe('b of First · unit 1');
  expect(numberText(view, { layer: 2, unit: 0, from: 1 }, ['A', 'B'])).toBe('w from B · unit 2 to Output');
});
