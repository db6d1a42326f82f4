import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { dataOf, defaultSpec, parse, print, withTable, withTarget } from '../../../src/spec/index.ts';
import { ownTable } from '../../../src/table/own.ts';

/** Ids that a link may hold, although no file is given them any more. */
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
  it.each(NAMES)('%s is predicted, and the link says so', (id) => {
    const { spec } = withTarget(withTable(defaultSpec(), tableWith([id, 'mild', 'severe'])).spec, id);
    const { spec: read, notices } = parse(print(spec));
    expect(notices).toEqual([]);
    expect(dataOf(read).target.id).toBe(id);
    expect(print(read)).toBe(print(spec));
  });

  it.each(NAMES)('%s is fed alone, and the link says so', (id) => {
    const { spec } = withTable(defaultSpec(), tableWith([id, 'mild', 'severe']));
    const { spec: read, notices } = parse(print({ ...spec, features: [id] }));
    expect(notices).toEqual([]);
    expect(read.features).toEqual([id]);
  });

  it.each(NAMES)('%s has a scale of its own, and none where nothing is scaled', async (id) => {
    const { spec } = withTable(defaultSpec(), tableWith([id, 'mild', 'severe']));
    const scaled = await prepareData(spec, readAsset);
    expect(scaled.scales.get(id)?.factor).toBeGreaterThan(0);
    const plain = await prepareData({ ...spec, scaler: { id: 'none', args: {} } }, readAsset);
    expect(plain.scales.get(id)).toBeUndefined();
    expect(plain.parts.train.x.data.every(Number.isFinite)).toBe(true);
  });
});

describe('numbers that the engine can not square', () => {
  const { spec } = withTable(defaultSpec(), tableWith(['mass', 'speed'], 1e25));

  it('are trained on once they are scaled', async () => {
    const { parts } = await prepareData(spec, readAsset);
    expect(parts.train.x.data.every((value) => Math.abs(value) < 10)).toBe(true);
  });

  it('are refused where they are not, with the column and the value', async () => {
    const unscaled = { ...spec, scaler: { id: 'none', args: {} } };
    await expect(prepareData(unscaled, readAsset)).rejects.toThrow(/"mass" reaches -?\d\.\d+e\+24 after scaling/);
  });
});
