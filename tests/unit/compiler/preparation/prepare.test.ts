import { describe, expect, it } from 'vitest';
import { MOST_VALUES } from '../../../../src/compiler/preparation/augment.ts';
import type { Plan } from '../../../../src/compiler/preparation/plan.ts';
import { prepareTable } from '../../../../src/compiler/preparation/prepare.ts';
import type { Prepared } from '../../../../src/compiler/preparation/prepared.ts';
import { call } from '../../../../src/experiment/index.ts';
import { imageTable, plan, tableOf } from '../../../support/preparation.ts';

/** The network's inputs for the rows of the table, in the table's order. */
function inputsByRow({ parts, inputs }: Prepared): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const { rows, originals, inputs: matrix } of Object.values(parts)) {
    rows.slice(0, originals).forEach((row, place) => {
      found[row] = [...matrix.data.slice(place * inputs.length, (place + 1) * inputs.length)];
    });
  }
  return found;
}

const y = [0, 1, 0, 1, 0, 1];

describe('rows', () => {
  const table = tableOf({ a: [1, null, 3, 4, 5, 6], b: [null, 1, 1, 1, 1, 1], y: [0, 1, null, 1, 0, 1] });

  it('without a target are dropped, and so are those with a missing feature', () => {
    const { rows } = prepareTable(table, plan({ features: ['a'] }));
    expect(rows).toEqual({ kept: [0, 3, 4, 5], withoutTarget: 1, incomplete: 1 });
  });

  it('stay if missing values are replaced', () => {
    const { rows } = prepareTable(table, plan({ features: ['a', 'b'], missing: call('imputers', 'mean') }));
    expect(rows).toEqual({ kept: [0, 1, 3, 4, 5], withoutTarget: 1, incomplete: 0 });
  });

  it('give the reason if none is left', () => {
    const empty = tableOf({ a: [null, null], y: [1, 2] });
    expect(() => prepareTable(empty, plan({ features: ['a'] }))).toThrow(/every row .* lacks another value \(2 rows\)/);
    const aimless = tableOf({ a: [1, 2], y: [null, null] });
    expect(() => prepareTable(aimless, plan({ features: ['a'] }))).toThrow(/none of the 2 rows has a value of "y"/);
    const few = plan({ features: ['a'], split: { train: 10, validation: 45, test: 45 } });
    expect(() => prepareTable(tableOf({ a: [1, 2], y: [1, 2] }), few)).toThrow(/"2" rows are too few/);
  });
});

describe('missing values', () => {
  const table = tableOf({
    a: [1, null, 3, 5, 1, 1],
    b: ['x', 'x', null, 'z', 'y', 'x'],
    c: ['no', 'yes', 'no', null, 'no', 'no'],
    y,
  });
  const features = ['a', 'b', 'c'];

  it('become the mean, or the most frequent category', () => {
    const prepared = prepareTable(table, plan({ features, missing: call('imputers', 'mean') }));
    expect(prepared.inputs).toEqual(['a', 'b=x', 'b=y', 'b=z', 'c=yes']);
    expect(inputsByRow(prepared)).toEqual([
      [1, 1, 0, 0, 0],
      [2.2, 1, 0, 0, 1],
      [3, 1, 0, 0, 0],
      [5, 0, 0, 1, 0],
      [1, 0, 1, 0, 0],
      [1, 1, 0, 0, 0],
    ]);
  });

  it('become a constant, or no category, and are indicated', () => {
    const missing = call('imputers', 'constant', { value: -1, indicator: 1 });
    const prepared = prepareTable(table, plan({ features, missing }));
    expect(prepared.inputs).toEqual(['a', 'a=?', 'b=x', 'b=y', 'b=z', 'b=?', 'c=yes', 'c=?']);
    const rows = inputsByRow(prepared);
    expect(rows[1]).toEqual([-1, 1, 1, 0, 0, 0, 1, 0]);
    expect(rows[2]).toEqual([3, 0, 0, 0, 0, 1, 0, 0]);
    expect(rows[3]).toEqual([5, 0, 0, 0, 1, 0, 0, 1]);
  });
});

describe('scaling', () => {
  it('comes after clipping, and does not change the 0 and 1 of categories', () => {
    const table = tableOf({ a: [1, 2, 3, 4, 5, 1000], b: ['p', 'q', 'p', 'q', 'p', 'q'], y });
    const prepared = prepareTable(
      table,
      plan({ features: ['a', 'b'], outliers: call('outliers', 'clip_iqr'), scaler: call('scalers', 'min_max') }),
    );
    // Quartiles 2.25 and 4.75, so the upper fence is at 8.5.
    expect(prepared.columns[0]?.fits[0]?.bounds).toEqual([-1.5, 8.5]);
    expect(prepared.columns[0]?.fits[0]?.scale).toEqual({ offset: 1, factor: 1 / 7.5 });
    const rows = inputsByRow(prepared);
    expect(rows[5]).toEqual([1, 1]);
    expect(rows[2]?.[0]).toBeCloseTo(2 / 7.5, 12);
    expect(rows.map((row) => row[1])).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('standardizes the target of a regression, and records the scale', () => {
    const table = tableOf({ a: y, y: [10, 20, 30, 40, 50, 60] });
    const { targetScale, parts } = prepareTable(table, plan({ features: ['a'], scaler: call('scalers', 'standard') }));
    expect(targetScale.offset).toBe(35);
    const back = [...parts.train.labels].map((label) => label / targetScale.factor + targetScale.offset);
    parts.train.rows.forEach((row, place) => {
      expect(back[place]).toBeCloseTo((row + 1) * 10, 9);
    });
    const mean = parts.train.labels.reduce((sum, label) => sum + label, 0) / 6;
    expect(mean).toBeCloseTo(0, 12);
    const plain = prepareTable(table, plan({ features: ['a'] }));
    expect(plain.targetScale).toEqual({ offset: 0, factor: 1 });
    const classes = tableOf({ a: y, y: ['p', 'q', 'p', 'q', 'p', 'q'] });
    expect(prepareTable(classes, plan({ features: ['a'], scaler: call('scalers', 'standard') })).targetScale).toEqual({
      offset: 0,
      factor: 1,
    });
  });
});

describe('a column that is constant in the training part', () => {
  // The seed determines the split; one of ten rows is for validation.
  const tenths = new Array<number>(10).fill(0.1);
  const split = { train: 90, validation: 10, test: 0 };
  const [unseen] = prepareTable(tableOf({ a: tenths, y: tenths }), plan({ features: ['a'], split })).parts.validation
    .rows as [number];

  it.each(['standard', 'min_max', 'robust'])('is centred, as a feature and as the target: %s', (id) => {
    const column = tenths.with(unseen, 0.3);
    const { parts, columns, targetScale } = prepareTable(
      tableOf({ a: column, y: column }),
      plan({ features: ['a'], split, scaler: call('scalers', id) }),
    );
    expect([columns[0]?.fits[0]?.scale, targetScale]).toEqual([
      { offset: 0.1, factor: 1 },
      { offset: 0.1, factor: 1 },
    ]);
    expect([...parts.train.inputs.data]).toEqual(new Array(9).fill(0));
    expect(parts.validation.inputs.data[0]).toBeCloseTo(0.2, 12);
    expect(parts.validation.labels[0]).toBeCloseTo(0.2, 12);
  });

  it.each(['standard', 'min_max', 'robust'])(
    'stays constant if its missing values are replaced with the mean: %s',
    (id) => {
      const table = tableOf({ a: [...tenths, null], y: [...tenths, 0.1] });
      const choices = { missing: call('imputers', 'mean'), scaler: call('scalers', id) };
      const [column] = prepareTable(table, plan({ features: ['a'], ...choices })).columns;
      expect(column?.fillValue).toBe(0.1);
      expect(column?.fits[0]?.scale).toEqual({ offset: 0.1, factor: 1 });
    },
  );
});

describe('fitting', () => {
  const split = { train: 60, validation: 20, test: 20 };
  const numbers = Array.from({ length: 40 }, (_, row) => Math.sin(row) * 10);
  const gappy = numbers.map((value, row) => (row % 7 === 3 ? null : value));
  const labels = numbers.map((_, row) => row * 2);
  const full = plan({
    features: ['a'],
    split,
    missing: call('imputers', 'median'),
    outliers: call('outliers', 'clip_quantiles', { share: 0.1 }),
    scaler: call('scalers', 'standard'),
  });
  const fitted = (prepared: Prepared) => [
    ...prepared.columns.map(({ fillValue, fits }) => ({ fillValue, fits })),
    prepared.targetScale,
  ];

  it('does not use validation and test', () => {
    const before = prepareTable(tableOf({ a: gappy, y: labels }), full);
    const seen = new Set(before.parts.train.rows);
    const elsewhere = (cells: readonly (number | null)[]) =>
      cells.map((cell, row) => (seen.has(row) || cell === null ? cell : cell * 1000 + 77));
    const after = prepareTable(tableOf({ a: elsewhere(gappy), y: elsewhere(labels) }), full);
    expect(after.parts.train.rows).toEqual(before.parts.train.rows);
    expect(fitted(after)).toEqual(fitted(before));
    expect(after.parts.train.inputs).toEqual(before.parts.train.inputs);
  });

  it('uses them if a scaler is fitted on everything', () => {
    const table = tableOf({ a: numbers, y: labels });
    const scaler = call('scalers', 'standard', { fit: 1 });
    const leaky = prepareTable(table, plan({ features: ['a'], split, scaler }));
    const mean = numbers.reduce((sum, value) => sum + value, 0) / 40;
    expect(leaky.columns[0]?.fits[0]?.scale.offset).toBeCloseTo(mean, 12);
    const honest = prepareTable(table, plan({ features: ['a'], split, scaler: call('scalers', 'standard') }));
    expect(honest.columns[0]?.fits[0]?.scale.offset).not.toBeCloseTo(mean, 3);
  });
});

/** Two images of 2 × 2 pixels. */
const images = imageTable({ channels: 1, height: 2, width: 2 }, [
  [1, 3, 7, 13],
  [2, 5, 11, 17],
]);

describe('images', () => {
  const pairs = imageTable({ channels: 2, height: 1, width: 2 }, [
    [0, 2, 10, 10],
    [1, 4, 20, 50],
  ]);
  const scales = (choices: Partial<Plan>) =>
    prepareTable(pairs, plan({ features: ['image'], ...choices })).columns.flatMap(({ fits }) =>
      fits.map(({ scale }) => [scale.offset, 1 / scale.factor]),
    );

  it('become an input for each pixel', () => {
    const prepared = prepareTable(pairs, plan({ features: ['image'] }));
    expect(prepared.inputs).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(inputsByRow(prepared)).toEqual([
      [0, 2, 10, 10],
      [1, 4, 20, 50],
    ]);
  });

  it('are scaled pixel by pixel, or channel by channel', () => {
    const byPixel = call('scalers', 'min_max');
    expect(scales({ scaler: byPixel })).toEqual([
      [0, 1],
      [2, 2],
      [10, 10],
      [10, 40],
    ]);
    expect(scales({ scaler: call('scalers', 'min_max', { images: 1 }) })).toEqual([
      [0, 4],
      [0, 4],
      [10, 40],
      [10, 40],
    ]);
  });

  it('can be used in part: each chosen pixel is a number', () => {
    const prepared = prepareTable(pairs, plan({ features: ['p3', 'p1'], shown: ['p2'] }));
    expect(prepared.inputs).toEqual(['p1', 'p2', 'p3']);
    expect(prepared.columns.map(({ fed }) => fed)).toEqual([true, false, true]);
    expect(inputsByRow(prepared)[1]).toEqual([4, 20, 50]);
  });

  it('contain the pixels that a picture shows', () => {
    expect(prepareTable(pairs, plan({ features: ['image'], shown: ['p2'] })).inputs).toHaveLength(4);
  });
});

describe('augmentation', () => {
  const table = tableOf({ a: [1, 2, 3, 4, 5, 6], b: ['p', 'q', 'p', 'q', 'p', 'q'], y });
  const jitter = call('augmentations', 'jitter', { deviation: 0.01, copies: 3 });
  const split = { train: 50, validation: 50, test: 0 };

  it('adds changed copies only to the training part, with the target and the categories of their originals', () => {
    const { parts } = prepareTable(table, plan({ features: ['a', 'b'], split, augmentations: [jitter] }));
    const { rows, originals, inputs, labels } = parts.train;
    expect([originals, rows.length, parts.validation.rows.length]).toEqual([3, 12, 3]);
    rows.forEach((row, place) => {
      const [a, b] = inputs.data.slice(place * 2);
      expect(labels[place]).toBe(y[row]);
      expect(b).toBe(row % 2);
      expect(Math.abs((a as number) - row - 1)).toBeLessThan(0.1);
      expect(a === row + 1).toBe(place < originals);
    });
  });

  it('is the same for the same seed, and does not change the split', () => {
    const [one, two, other] = [1, 1, 2].map((seed) =>
      prepareTable(table, plan({ features: ['a'], split, seed, augmentations: [jitter] })),
    );
    expect(one).toEqual(two);
    expect(one?.parts.train.inputs).not.toEqual(other?.parts.train.inputs);
    const plain = prepareTable(table, plan({ features: ['a'], split }));
    expect(one?.parts.train.rows.slice(0, 3)).toEqual(plain.parts.train.rows);
    expect(one?.parts.validation).toEqual(plain.parts.validation);
  });

  it('changes images before they are scaled', () => {
    const choices = plan({
      features: ['image'],
      scaler: call('scalers', 'min_max'),
      augmentations: [call('augmentations', 'flip')],
    });
    const { parts, columns } = prepareTable(images, choices);
    const { rows, inputs } = parts.train;
    expect(rows).toHaveLength(4);
    const scaledBy = (place: number, value: number) => {
      const { offset = 0, factor = 1 } = columns[0]?.fits[place]?.scale ?? {};
      return (value - offset) * factor;
    };
    const copy = rows.indexOf(0, 2);
    expect([...inputs.data.slice(copy * 4, copy * 4 + 4)]).toEqual(
      [3, 1, 13, 7].map((value, at) => scaledBy(at, value)),
    );
  });

  it('does not change images if a pixel is not a feature', () => {
    const choices = { augmentations: [call('augmentations', 'flip')] };
    expect(prepareTable(images, plan({ features: ['image'], ...choices })).parts.train.rows).toHaveLength(4);
    expect(prepareTable(images, plan({ features: ['p0', 'p1', 'p3'], ...choices })).parts.train.rows).toHaveLength(2);
  });

  it('stops when memory is full', () => {
    const levels = 1999;
    const wide = tableOf({
      a: Array.from({ length: levels }, (_, row) => row),
      b: Array.from({ length: levels }, (_, row) => `level ${row}`),
      y: Array.from({ length: levels }, (_, row) => row % 2),
    });
    const augmentations = [call('augmentations', 'jitter', { copies: 8 })];
    const { parts } = prepareTable(wide, plan({ features: ['a', 'b'], augmentations }));
    expect(parts.train.rows).toHaveLength(MOST_VALUES / (levels + 1));
  });
});
