import { describe, expect, it } from 'vitest';
import type { ScalerDef } from '../../../src/catalog/scalers/definition.ts';
import { scalers } from '../../../src/catalog/scalers/index.ts';

const entries: Record<string, ScalerDef> = scalers;

/** Fits scalers on the columns of the rows and scales other rows with them. */
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

/**
 * The divisors of scikit-learn 1.2.1, `Scaler().fit(column).scale_[0]`, with the reciprocal for MinMaxScaler. The
 * columns are written as in Python: `[0.1] * 10`, `[1 + 1e-12 * i for i in range(8)]`.
 */
const counted = (count: number, value: (i: number) => number) => Array.from({ length: count }, (_, i) => value(i));
const divisors: [string, number[], Record<'standard' | 'min_max' | 'robust', number>][] = [
  ['ten times 0.1', counted(10, () => 0.1), { standard: 1, min_max: 1, robust: 1 }],
  ['a hundred thirds', counted(100, () => 1 / 3), { standard: 1, min_max: 1, robust: 1 }],
  ['fifty times 123456.789', counted(50, () => 123456.789), { standard: 1, min_max: 1, robust: 1 }],
  [
    'one of fifty off by rounding',
    [...counted(49, () => 123456.789), 123456.789 + 2e-11],
    { standard: 1, min_max: 1 / 68719476736, robust: 1 },
  ],
  [
    'a spread of 1e-15',
    counted(8, (i) => 1 + 1e-15 * i),
    { standard: 2.3022074639253676e-15, min_max: 1 / 140737488355328, robust: 3.552713678800501e-15 },
  ],
  [
    'a spread of 1e-12',
    counted(8, (i) => 1 + 1e-12 * i),
    { standard: 2.2912795583760233e-12, min_max: 1 / 142858037347.2005, robust: 3.5000891074332685e-12 },
  ],
  ['a tiny unit', counted(8, (i) => 1e-17 * (i + 1)), { standard: 2.29128784747792e-17, min_max: 1, robust: 1 }],
  [
    'a billion and less than it can hold',
    counted(20, (i) => 1e9 + 1e-7 * i),
    { standard: 1, min_max: 1 / 524288, robust: 9.5367431640625e-7 },
  ],
];

describe.each(['standard', 'min_max', 'robust'] as const)('columns that hardly vary, by %s', (id) => {
  it.each(divisors)('%s are divided by the divisor of scikit-learn', (_name, column, expected) => {
    const divisor = 1 / scalers[id].fit(Float64Array.from(column)).factor;
    expect(Math.abs(divisor / expected[id] - 1)).toBeLessThan(1e-6);
  });

  it('become zeros if all values are equal, and other values become their distance from them', () => {
    const { offset, factor } = scalers[id].fit(Float64Array.from(counted(10, () => 0.1)));
    expect((0.1 - offset) * factor).toBe(0);
    expect((0.3 - offset) * factor).toBeCloseTo(0.2, 12);
  });
});

describe.each(Object.keys(entries))('%s', (id) => {
  const scaler = entries[id] as ScalerDef;

  it('at most centres a constant column, and copes with an empty one', () => {
    const { offset, factor } = scaler.fit(Float64Array.of(7, 7, 7));
    expect([0, 7]).toContain(offset);
    expect(factor).toBe(1);
    expect(scaler.fit(new Float64Array())).toEqual({ offset: 0, factor: 1 });
  });

  it('gives the same inputs in another unit, unless it leaves values unchanged', () => {
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
