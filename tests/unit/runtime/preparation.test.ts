import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/compiler/preparation/plan.ts';
import { prepareTable } from '../../../src/compiler/preparation/prepare.ts';
import { call } from '../../../src/experiment/index.ts';
import { findLeaks } from '../../../src/runtime/findings/preparation/leaks.ts';
import { ofInputs, ofLevels, ofNumbers } from '../../../src/runtime/findings/preparation/spread.ts';
import { describePreparation } from '../../../src/runtime/findings/preparation.ts';
import type { Table } from '../../../src/table/table.ts';
import { prepared as preparedOf } from '../../support/experiment.ts';
import { imageTable, plan, tableOf } from '../../support/preparation.ts';

const SPLIT = { train: 60, validation: 20, test: 20 };
const leaksOf = (table: Table, choices: Partial<Plan> & Pick<Plan, 'features'>) =>
  findLeaks(prepareTable(table, plan({ split: SPLIT, ...choices })));

/** Twenty different rows. */
const rows = Array.from({ length: 20 }, (_, row) => row);
const noise = rows.map((row) => Math.sin(row * 12.9898));
const classes = rows.map((row) => ['red', 'green'][row % 2] as string);

describe('a leak', () => {
  it('is not found in honest features', () => {
    const table = tableOf({ a: noise, b: rows.map((row) => (row % 3 === 0 ? 'p' : 'q')), y: classes });
    expect(leaksOf(table, { features: ['a', 'b'], scaler: call('scalers', 'standard') })).toEqual([]);
  });

  it('is the target among the features', () => {
    const leaks = leaksOf(tableOf({ a: noise, y: classes }), { features: ['a', 'y'] });
    expect(leaks).toMatchObject([{ kind: 'target', column: 'y' }]);
    expect(leaks[0]?.text).toContain('"y" is both target and feature');
  });

  it('is neither the past of the target in a series, nor a value that comes back', () => {
    const series = { window: 2, horizon: 1, isText: false };
    const table = tableOf({ a: rows.map((row) => row % 4), y: rows.map((row) => 3 * (row % 4)) });
    expect(leaksOf(table, { features: ['a', 'y'], series })).toEqual([]);
  });

  it.each([
    [
      'each of whose values goes with one class',
      rows.map((row) => ['r1', 'g1', 'r2', 'g2'][row % 4] as string),
      /each of its 4 values/,
    ],
    ['that is a code for the class', rows.map((row) => 7 - (row % 2)), /each of its 2 values/],
  ])('is a feature %s', (_, b, how) => {
    const leaks = leaksOf(tableOf({ a: noise, b, y: classes }), { features: ['a', 'b'] });
    expect(leaks).toMatchObject([{ kind: 'determined', column: 'b' }]);
    expect(leaks[0]?.text).toMatch(how);
  });

  it('is the target in another unit', () => {
    const table = tableOf({ a: noise, b: noise.map((value) => 5 - value * 1000), y: rows.map((row) => row * row) });
    expect(leaksOf(table, { features: ['a', 'b'] })).toEqual([]);
    const told = tableOf({ a: noise, b: rows.map((row) => 5 - row * row * 1000), y: rows.map((row) => row * row) });
    expect(leaksOf(told, { features: ['a', 'b'] })).toMatchObject([{ kind: 'determined', column: 'b' }]);
  });

  it('is a pixel that is a code for the class', () => {
    const pixels = rows.map((row) => [noise[row] as number, row % 2, 0.5, 1]);
    const images = imageTable({ channels: 1, height: 2, width: 2 }, pixels);
    const table = {
      ...images,
      columns: images.columns.with(1, { id: 'y', label: 'y', levels: ['red', 'green'] }),
      values: images.values.with(
        1,
        Float64Array.from(rows, (row) => row % 2),
      ),
    };
    const leaks = leaksOf(table, { features: ['image'] });
    expect(leaks).toMatchObject([{ kind: 'determined', column: null }]);
    expect(leaks[0]?.text).toMatch(/^"Row 1, column 2" gives "y" away: each of its 2 values/);
  });

  it('is not a category that identifies the row, nor a constant', () => {
    const names = rows.map((row) => `row ${row}`);
    const table = tableOf({ a: noise, b: names, c: rows.map(() => 1), d: rows.map(() => 'same'), y: classes });
    expect(leaksOf(table, { features: ['a', 'b', 'c', 'd'] })).toEqual([]);
  });

  it('is a scaler that has seen examples that should be unknown', () => {
    const table = tableOf({ a: noise, y: classes });
    const scaler = call('scalers', 'min_max', { fit: 1 });
    const [leak] = leaksOf(table, { features: ['a'], scaler });
    expect(leak).toMatchObject({ kind: 'scaler', column: null });
    expect(leak?.text).toContain('8 validation and test examples');
    expect(leaksOf(table, { features: ['a'], scaler, split: { train: 100, validation: 0, test: 0 } })).toEqual([]);
  });

  it('is not an example that equals others because few combinations exist', () => {
    const sixty = [...rows, ...rows, ...rows];
    const table = tableOf({ a: sixty.map((row) => `kind ${row % 3}`), y: sixty.map((row) => classes[row] as string) });
    const kinds = leaksOf(table, { features: ['a'] }).map(({ kind }) => kind);
    expect(kinds).not.toContain('duplicates');
  });

  it('is an example in two parts', () => {
    const images = imageTable(
      { channels: 1, height: 1, width: 2 },
      [...noise, ...noise].map((value) => [value, 1]),
    );
    const same = { ...images, values: images.values.with(1, new Float64Array(40)) };
    expect(leaksOf(same, { features: ['image'] }).map(({ kind }) => kind)).toEqual(['duplicates']);
    const twice = [...noise, ...noise];
    const table = tableOf({ a: twice, y: [...classes, ...classes] });
    const [leak] = leaksOf(table, { features: ['a'] });
    expect(leak?.kind).toBe('duplicates');
    expect(leak?.text).toMatch(/^\d of 8 validation examples and \d of 8 test examples are also in the training part/);
    // The same features with another target are a contradiction, not a leak.
    const other = classes.map((name) => (name === 'red' ? 'green' : 'red'));
    expect(leaksOf(tableOf({ a: twice, y: [...classes, ...other] }), { features: ['a'] })).toEqual([]);
  });
});

describe('the description of a preparation', () => {
  it('counts rows, missing values and clipped values', () => {
    const table = tableOf({
      a: [1, 2, 3, 4, 5, 1000, null, 3],
      b: ['p', 'q', 'p', 'q', 'p', 'q', 'p', null],
      c: [1, 2, 3, 4, 5, 6, 7, 8],
      y: [0, 1, 0, 1, 0, 1, 0, null],
    });
    const choices = {
      features: ['a', 'b'],
      missing: call('imputers', 'median'),
      outliers: call('outliers', 'clip_iqr'),
      scaler: call('scalers', 'robust'),
      augmentations: [call('augmentations', 'jitter')],
    };
    const view = describePreparation(prepareTable(table, plan(choices)));
    expect(view.rows).toEqual({ all: 8, withoutTarget: 1, incomplete: 0 });
    expect([view.examples, view.copies]).toEqual([{ train: 7, validation: 0, test: 0 }, 7]);
    const [a, b, c, y] = view.columns;
    expect(a).toMatchObject({ missing: 1, fillValue: 3.5, inputs: ['a'] });
    expect(a?.clip?.count).toBe(1);
    expect(a?.before.range).toEqual([1, 1000]);
    expect(a?.after?.counts.reduce((sum, count) => sum + count, 0)).toBe(14);
    expect(b).toMatchObject({ missing: 1, fillValue: 0, inputs: ['b=q'], clip: null, scale: null });
    expect(b).toMatchObject({ before: { range: null, counts: [4, 3] }, after: { range: null, counts: [8, 6] } });
    expect(c).toMatchObject({ inputs: [], after: null, clip: null });
    expect(y?.scale).not.toBeNull();
    expect(y?.after?.range?.[0]).toBeLessThan(0);
  });

  it('exists for generated data', async () => {
    const { data } = await preparedOf('data=circle');
    const view = data.preparation && describePreparation(data.preparation);
    expect(view?.columns.map(({ id, inputs }) => [id, inputs])).toEqual([
      ['x1', ['x1']],
      ['x2', ['x2']],
      ['y', []],
    ]);
    expect(view?.leaks).toEqual([]);
  });
});

describe('small histograms', () => {
  it('have no more bars than there are values, and one value where there is one', () => {
    expect(ofNumbers(Float64Array.of(1, 2, 2, Number.NaN))).toEqual({ range: [1, 2], counts: [1, 2] });
    expect(ofNumbers(Float64Array.of(3, 3))).toEqual({ range: [3, 3], counts: [2] });
    expect(ofNumbers(Float64Array.from({ length: 1000 }, (_, index) => index)).counts).toHaveLength(24);
  });

  it('show the most frequent of too many categories', () => {
    const places = Float64Array.from({ length: 60 }, (_, index) => Math.min(index, 29));
    expect(ofLevels(places, 30).counts).toEqual([31, ...new Array(23).fill(1)]);
    expect(ofLevels(Float64Array.of(0, 2, 2, Number.NaN), 3).counts).toEqual([1, 0, 2]);
  });

  it('show how often inputs are 1, and for a single input also how often it is 0', () => {
    expect(ofInputs([Float64Array.of(1, 0, 1)]).counts).toEqual([1, 2]);
    expect(ofInputs([Float64Array.of(1, 0, 1), Float64Array.of(0, 1, 0)]).counts).toEqual([2, 1]);
  });
});
