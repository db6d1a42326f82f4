import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArrayFile, NamedArray } from '../../../../src/export/arrays.ts';
import { npyPieces, readNpy } from '../../../../src/export/formats/npy.ts';
import { readNpz, writeNpz } from '../../../../src/export/formats/npz.ts';
import { readSafetensors, writeSafetensors } from '../../../../src/export/formats/safetensors.ts';
import { joined } from '../../../../src/packing/zip.ts';
import { runScript } from '../../../support/exported-programs.ts';
import { findPython } from '../../../support/python.ts';

const python = findPython(['numpy'], 'NPZ, NPY and safetensors against NumPy');

const NAMES = [
  'dense1.weight',
  'a/b',
  'ü ∇ 🙂',
  '"quoted" \\ {}[]:,',
  '=1+1',
  '__proto__',
  'constructor',
  '12',
  ' ',
  "it's",
] as const;

function array(name: string, shape: readonly number[], integers = false): NamedArray {
  const values = Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => index - 3);
  return { name, shape, data: integers ? Int32Array.from(values) : Float32Array.from(values, (value) => value / 3) };
}

const FILE: ArrayFile = {
  arrays: [
    ...NAMES.map((name, index) => array(name, [index + 1, 2])),
    array('integers', [2, 3], true),
    array('scalar', []),
    array('vector', [5]),
    array('empty', [0, 3]),
    array('deep', [2, 1, 2, 1, 3]),
  ],
  metadata: { experiment: 'data=circle&net=dense(8,tanh)', step: '12', 'ü "\\\n': '∇' },
};

/** What Python says of an array. */
interface Told {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

function told({ name, shape, data }: NamedArray): Told {
  return { name, type: data instanceof Int32Array ? 'int32' : 'float32', shape, values: [...data] };
}

const byName = (a: Told, b: Told) => (a.name < b.name ? -1 : 1);

/** What is in the files that Python writes. */
const WRITTEN = (() => {
  const grid = Array.from({ length: 24 }, (_, index) => index);
  const signed = grid.map((value) => value - 7);
  const thirds = signed.map((value) => Math.fround(value / 3));
  return { grid, signed, thirds };
})();

describe.skipIf(python === null)('files exchanged with Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-'));
  const at = (name: string) => join(folder, name);
  let read: Readonly<Record<'safetensors' | 'npz' | 'npy', Told[]>> & { readonly metadata: unknown };

  beforeAll(() => {
    writeFileSync(at('page.safetensors'), writeSafetensors(FILE));
    writeFileSync(at('page.npz'), writeNpz(FILE.arrays));
    writeFileSync(at('page.npy'), joined(npyPieces(array('page', [3, 4]))));
    read = runScript(python as string, 'exchange.py', [folder]) as typeof read;
  });

  it('says what we wrote', () => {
    const expected = FILE.arrays.map(told).sort(byName);
    expect(read.safetensors.sort(byName)).toEqual(expected);
    expect(read.npz.sort(byName)).toEqual(expected);
    expect(read.npy).toEqual([told(array('page', [3, 4]))]);
    expect(read.metadata).toEqual(FILE.metadata);
  });

  const { grid, signed, thirds } = WRITTEN;
  const expectCommon = (arrays: readonly NamedArray[]) => {
    const values = Object.fromEntries(arrays.map(({ name, data }) => [name, [...data]]));
    const shapes = Object.fromEntries(arrays.map(({ name, shape }) => [name, shape]));
    expect(values).toMatchObject({ f4: thirds, f8: thirds, i8: signed, i4: signed, i2: signed, i1: signed });
    expect(values).toMatchObject({ u4: grid, u2: grid, u1: grid, b1: grid.map((value) => value % 2) });
    expect(values.u8).toEqual(grid.map((value) => value * 2 ** 40));
    for (const [index, value] of (values.f2 as number[]).entries()) expect(value).toBeCloseTo(thirds[index] ?? 0, 2);
    expect(values.special).toEqual([Number.NaN, Infinity, -Infinity, -0, 2 ** -24, 65504, 0]);
    expect(values.scalar).toEqual([0.5]);
    expect(shapes).toMatchObject({ f4: [2, 3, 4], empty: [0, 3], scalar: [], special: [7] });
  };

  it('are read as they were meant: safetensors', () => {
    const { arrays, metadata } = readSafetensors(readFileSync(at('numpy.safetensors')));
    expect(metadata).toEqual({ framework: 'numpy', 'ü "\\\n': '∇' });
    expectCommon(arrays);
    expect(arrays.map(({ name }) => name).slice(0, 3)).toEqual(['f4', 'f8', 'f2']);
  });

  it.each(['numpy.npz', 'compressed.npz', 'streamed.npz'])('are read as they were meant: %s', (name) => {
    const arrays = readNpz(readFileSync(at(name)));
    expectCommon(arrays);
    const values = new Map(arrays.map((one) => [one.name, [...one.data]]));
    expect(values.get('fortran')).toEqual(signed);
    expect(values.get('big')).toEqual(thirds);
    expect(values.get('big_integers')).toEqual(signed);
    expect(values.get('a/b.c')).toEqual(signed.slice(0, 12));
  });

  it.each(['numpy.npy', 'version2.npy'])('are read as they were meant: %s', (name) => {
    expect([...readNpy(readFileSync(at(name)), 'x').data]).toEqual(thirds);
  });
});
