import { describe, expect, it } from 'vitest';
import type { ScalerDef } from '../../../src/catalog/scalers/definition.ts';
import { scalers } from '../../../src/catalog/scalers/index.ts';

const entries: Record<string, ScalerDef> = scalers;

/** Fits on the columns of the rows and scales some rows with what was found. */
function scaleRows(id: keyof typeof scalers, fitted: readonly number[][], rows = fitted): number[][] {
  const scales = (fitted[0] ?? []).map((_, column) =>
    scalers[id].fit(Float64Array.from(fitted, (row) => row[column] as number)),
  );
  return rows.map((row) =>
    row.map((value, column) => (value - (scales[column]?.offset ?? 0)) * (scales[column]?.factor ?? 0)),
  );
}

function close(actual: readonly number[][], expected: readonly number[][]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((row, place) => {
    row.forEach((value, column) => {
      expect(actual[place]?.[column], `${place}, ${column}`).toBeCloseTo(value, 12);
    });
  });
}

describe('the examples in the documentation of scikit-learn 1.5', () => {
  it('StandardScaler', () => {
    const data = [
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ];
    close(scaleRows('standard', data), [
      [-1, -1],
      [-1, -1],
      [1, 1],
      [1, 1],
    ]);
    close(scaleRows('standard', data, [[2, 2]]), [[3, 3]]);
  });

  it('MinMaxScaler', () => {
    const data = [
      [-1, 2],
      [-0.5, 6],
      [0, 10],
      [1, 18],
    ];
    close(scaleRows('min_max', data), [
      [0, 0],
      [0.25, 0.25],
      [0.5, 0.5],
      [1, 1],
    ]);
    close(scaleRows('min_max', data, [[2, 2]]), [[1.5, 0]]);
  });

  it('RobustScaler', () => {
    const data = [
      [1, -2, 2],
      [-2, 1, 3],
      [4, 1, -2],
    ];
    close(scaleRows('robust', data), [
      [0, -2, 0],
      [-1, 0, 0.4],
      [1, 0, -1.6],
    ]);
  });
});

describe.each(Object.keys(entries))('%s', (id) => {
  const scaler = entries[id] as ScalerDef;

  it('centres a constant column at most, and makes do with none', () => {
    const { offset, factor } = scaler.fit(Float64Array.of(7, 7, 7));
    expect([0, 7]).toContain(offset);
    expect(factor).toBe(1);
    expect(scaler.fit(new Float64Array())).toEqual({ offset: 0, factor: 1 });
  });

  it('gives the same inputs in another unit, unless it leaves them', () => {
    if (id === 'none') return;
    const grams = Float64Array.of(3750, 3800, 3250, 5000, 4200);
    const kilos = grams.map((value) => value / 1000);
    const [inGrams, inKilos] = [scaler.fit(grams), scaler.fit(kilos)];
    grams.forEach((value, index) => {
      const other = ((kilos[index] as number) - inKilos.offset) * inKilos.factor;
      expect((value - inGrams.offset) * inGrams.factor).toBeCloseTo(other, 9);
    });
  });
});
