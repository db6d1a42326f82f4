import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../../src/compiler/preparation/plan.ts';
import { prepareTable } from '../../../../src/compiler/preparation/prepare.ts';
import type { Prepared } from '../../../../src/compiler/preparation/prepared.ts';
import { call } from '../../../../src/experiment/call.ts';
import { PARTS, type Part } from '../../../../src/experiment/experiment.ts';
import type { Table } from '../../../../src/table/table.ts';

/** A series whose value in each row is the index of the row. @param missing rows without a value */
function rowsOf(count: number, missing: readonly number[] = []): Table {
  const rows = Float64Array.from({ length: count }, (_, row) => (missing.includes(row) ? Number.NaN : row));
  return {
    columns: [{ id: 'row', label: 'Row', levels: null, missing: true }],
    count,
    values: [rows],
  };
}

/** A text whose token in each row is the index of the row. */
function textOf(count: number): Table {
  const levels = Array.from({ length: count }, (_, row) => String(row));
  return { columns: [{ id: 'token', label: 'Token', levels }], count, values: [Float64Array.from(levels, Number)] };
}

function planOf(series: Plan['series'], plan: Partial<Plan> = {}): Plan {
  const target = series?.isText ? 'token' : 'row';
  return {
    features: [target],
    shown: [],
    target,
    missing: call('imputers', 'drop'),
    outliers: call('outliers', 'keep'),
    scaler: call('scalers', 'none'),
    augmentations: [],
    series,
    split: { train: 70, validation: 15, test: 15 },
    fold: null,
    seed: 1,
    ...plan,
  };
}

/** The rows that the windows of a part contain, as inputs and as targets: an entry for each window. */
function usedRows({ parts, inputs }: Prepared, part: Part): readonly (readonly number[])[] {
  const { rows, inputs: values, labels } = parts[part];
  const perWindow = labels.length / Math.max(1, rows.length);
  return rows.map((_, index) => [
    ...values.data.subarray(index * inputs.length, (index + 1) * inputs.length),
    ...labels.subarray(index * perWindow, (index + 1) * perWindow),
  ]);
}

describe('windows', () => {
  const cases = fc.record({
    count: fc.integer({ min: 60, max: 200 }),
    missing: fc.array(fc.nat({ max: 199 }), { maxLength: 6 }),
    window: fc.integer({ min: 2, max: 6 }),
    horizon: fc.integer({ min: 1, max: 4 }),
    isText: fc.boolean(),
    fold: fc.option(
      fc.integer({ min: 2, max: 4 }).chain((of) => fc.integer({ min: 1, max: of }).map((index) => ({ index, of }))),
      { nil: null },
    ),
  });

  test('no row of a window, input or target, is in a window of another part', () => {
    fc.assert(
      fc.property(cases, ({ count, missing, window, horizon, isText, fold }) => {
        const table = isText ? textOf(count) : rowsOf(count, missing);
        const prepared = prepareTable(table, planOf({ window, horizon, isText }, { fold }));
        const owner = new Map<number, Part>();
        for (const part of PARTS) {
          for (const row of usedRows(prepared, part).flat()) {
            expect([undefined, part]).toContain(owner.get(row));
            owner.set(row, part);
          }
        }
        const last = (part: Part) => usedRows(prepared, part).flat();
        // The test part is later than everything that is trained on or that validates.
        const earlier = Math.max(...last('train'), ...last('validation'));
        expect(Math.min(...last('test'), Number.POSITIVE_INFINITY)).toBeGreaterThan(earlier);
        if (fold === null)
          expect(Math.min(...last('validation'), Number.POSITIVE_INFINITY)).toBeGreaterThan(Math.max(...last('train')));
      }),
    );
  });

  test('a window is consecutive rows, and its target is the row at the horizon', () => {
    fc.assert(
      fc.property(cases, ({ count, missing, window, horizon, fold }) => {
        const prepared = prepareTable(rowsOf(count, missing), planOf({ window, horizon, isText: false }, { fold }));
        for (const part of PARTS) {
          for (const [start = Number.NaN, ...rest] of usedRows(prepared, part)) {
            const inputs = Array.from({ length: window - 1 }, (_, step) => start + step + 1);
            expect(rest).toEqual([...inputs, start + window - 1 + horizon]);
          }
        }
      }),
    );
  });

  test('every window that fits is an example', () => {
    const prepared = prepareTable(rowsOf(100, [30, 31]), planOf({ window: 4, horizon: 2, isText: false }));
    const starts = usedRows(prepared, 'train').map(([start]) => start);
    // 98 rows are left; the training part has 69 of them: 0 to 29, and 32 to 70.
    const expected = [...range(0, 30 - 5), ...range(32, 71 - 5)];
    expect(starts).toEqual(expected);
    expect(prepared.parts.train.rows).toEqual(expected.map((start) => start + 5));
  });

  test('the windows of a text do not overlap, and each token but the first is a target once', () => {
    const { parts, inputs } = prepareTable(textOf(100), planOf({ window: 8, horizon: 1, isText: true }));
    expect(inputs).toHaveLength(8);
    const { labels } = parts.train;
    expect([...labels]).toEqual(range(1, 65));
    expect([...parts.train.inputs.data]).toEqual(range(0, 64));
  });

  test('of more windows than can be evaluated, evenly spaced ones are examples', () => {
    const { parts, windows } = prepareTable(rowsOf(100_000), planOf({ window: 8, horizon: 1, isText: false }));
    expect(windows).toEqual({ count: 100_000 - 3 * 8, everyNth: 7 });
    const [first, second] = parts.train.rows;
    expect([first, second]).toEqual([8, 15]);
    expect(parts.train.rows).toHaveLength(Math.ceil((70_000 - 8) / 7));
    expect(prepareTable(rowsOf(100), planOf({ window: 8, horizon: 1, isText: false })).windows?.everyNth).toBe(1);
  });

  test('the scale is that of the training rows', () => {
    const scaled = { scaler: call('scalers', 'min_max') };
    const { columns, targetScale } = prepareTable(
      rowsOf(100),
      planOf({ window: 4, horizon: 1, isText: false }, scaled),
    );
    expect(columns[0]?.fits[0]?.scale).toMatchObject({ offset: 0, factor: 1 / 69 });
    expect(targetScale.offset).toBeCloseTo(69 / 2);
  });

  test('a window that does not fit into the training part is refused, with the numbers', () => {
    expect(() => prepareTable(rowsOf(30), planOf({ window: 20, horizon: 4, isText: false }))).toThrow(
      'a window of "20" rows and its target 4 rows later do not fit into the training part, which has 21 rows',
    );
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
