import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { dataOf, defaultSpec, parse, print, withSeries, withTable, withTarget } from '../../../src/experiment/index.ts';
import { ownTable } from '../../../src/table/own.ts';

/** Ids that a link may contain, although files no longer get them. */
const NAMES = ['none', 'all', 'components', 'constructor', '__proto__', 'toString', 'hasOwnProperty'];

function tableWith(ids: readonly string[], scale = 1) {
  const values = ids.map((_, column) =>
    Float64Array.from({ length: 20 }, (_, row) => scale * Math.sin(row * (column + 1))),
  );
  const columns = ids.map((id) => ({ id, label: id, levels: null }));
  return ownTable({ name: 't', target: ids.at(-1) ?? '', columns, count: 20, values });
}

const readAsset = () => Promise.reject(new Error('no file'));

describe('columns with names that mean something else', () => {
  it.each(NAMES)('%s can be the target, and the link says so', (id) => {
    const { spec } = withTarget(withTable(defaultSpec(), tableWith([id, 'mild', 'severe'])).spec, id);
    const { spec: read, notices } = parse(print(spec));
    expect(notices).toEqual([]);
    expect(dataOf(read).target.id).toBe(id);
    expect(print(read)).toBe(print(spec));
  });

  it.each(NAMES)('%s can be the only feature, and the link says so', (id) => {
    const { spec } = withTable(defaultSpec(), tableWith([id, 'mild', 'severe']));
    const { spec: read, notices } = parse(print({ ...spec, features: [id] }));
    expect(notices).toEqual([]);
    expect(read.features).toEqual([id]);
  });

  it.each(NAMES)('%s has its own scale, or none without scaling', async (id) => {
    const { spec } = withTable(defaultSpec(), tableWith([id, 'mild', 'severe']));
    const scaled = await prepareData(spec, readAsset);
    expect(scaled.scales.get(id)?.factor).toBeGreaterThan(0);
    const plain = await prepareData({ ...spec, scaler: { id: 'none', args: {} } }, readAsset);
    expect(plain.scales.get(id)).toBeUndefined();
    expect(plain.parts.train.x.data.every(Number.isFinite)).toBe(true);
  });
});

describe('numbers whose square the engine cannot represent', () => {
  const { spec } = withTable(defaultSpec(), tableWith(['mass', 'speed'], 1e25));

  it('can be trained on after scaling', async () => {
    const { parts } = await prepareData(spec, readAsset);
    expect(parts.train.x.data.every((value) => Math.abs(value) < 10)).toBe(true);
  });

  it('are refused without scaling, with the column and the value', async () => {
    const unscaled = { ...spec, scaler: { id: 'none', args: {} } };
    await expect(prepareData(unscaled, readAsset)).rejects.toThrow(/"mass" reaches -?\d\.\d+e\+24 after scaling/);
  });
});

describe('a table in order', () => {
  const tall = (ids: readonly string[], levels: readonly string[] | null = null) =>
    ownTable({
      name: 't',
      target: ids.at(-1) ?? '',
      columns: ids.map((id) => ({ id, label: id, levels })),
      count: 500,
      values: ids.map(() => Float64Array.from({ length: 500 }, (_, row) => (levels ? row % levels.length : row))),
    });

  it('of a single number is a time series, also from its link', async () => {
    const { spec, notices } = withTable(defaultSpec(), tall(['level']));
    expect(notices).toEqual([]);
    expect(dataOf(spec)).toMatchObject({ series: { window: 24, horizon: 1 }, features: ['level'] });
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
    const { parts } = await prepareData(spec, readAsset);
    expect(parts.train.count).toBe(350 - 24);
    expect(parse(`${print(spec)}&series=rows`).notices.map(({ message }) => message)).toEqual([
      'series: "t" has a single column, which can only be predicted from its own past; using 24,1 instead of "rows".',
    ]);
  });

  it('of a single category is a text, whose target at every token is the next one', async () => {
    const { spec } = withTable(defaultSpec(), tall(['token'], ['a', 'b', 'c']));
    expect(dataOf(spec)).toMatchObject({ series: { window: 32 }, sequence: { predicts: 'next' } });
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
    const { parts, positions } = await prepareData(spec, readAsset);
    expect(positions).toEqual({ of: 'step', count: 32 });
    expect([...parts.train.labels.slice(0, 4)]).toEqual([1, 2, 0, 1]);
    expect(parse(`${print(spec)}&series=32,2`).notices.map(({ message }) => message)).toEqual([
      'series: the target in a text is the next token, not number "2"; using 1 instead.',
    ]);
  });

  it('becomes windows if a person chooses them, also with another target', async () => {
    const rows = withTable(defaultSpec(), tall(['a', 'b'])).spec;
    const { spec } = withTarget(withSeries(rows, { window: 8, horizon: 2 }).spec, 'a');
    expect(spec.features).toEqual(['a', 'b']);
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
    const { parts, features } = await prepareData(spec, readAsset);
    expect(features).toHaveLength(16);
    expect(parts.test.count).toBe(75 - 9);
  });
});
