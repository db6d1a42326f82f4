import { expect, it } from 'vitest';
import type { ArrayFile } from '../../../../src/export/arrays.ts';
import { npzPieces, readNpz } from '../../../../src/export/formats/npz.ts';
import { readSafetensors, safetensorsPieces } from '../../../../src/export/formats/safetensors.ts';
import { joined } from '../../../../src/packing/zip.ts';

const SIZE = 100e6;
const SLACK = 2e6;

const FILE: ArrayFile = {
  arrays: ['a', 'b', 'c', 'd'].map((name, index) => ({
    name,
    shape: [SIZE / 16],
    data: new Float32Array(SIZE / 16).fill(index + 0.5),
  })),
  metadata: {},
};

const held = () => process.memoryUsage().arrayBuffers;

it.each([
  // A view of the file needs no memory; the members of an archive begin anywhere, and are copied.
  ['safetensors', safetensorsPieces, readSafetensors, 0],
  ['NPZ', ({ arrays }: ArrayFile) => npzPieces(arrays), (bytes: Uint8Array) => ({ arrays: readNpz(bytes) }), SIZE],
] as const)('100 MB are written as %s without a copy, and read with at most one', (_, pieces, read, copy) => {
  const before = held();
  const written = pieces(FILE);
  expect(held() - before).toBeLessThan(SLACK);
  const bytes = joined(written);
  const beforeReading = held();
  const { arrays } = read(bytes);
  expect(held() - beforeReading).toBeLessThan(copy + SLACK);
  expect(arrays.map(({ name, data }) => [name, data.length, data[0], data.at(-1)])).toEqual(
    FILE.arrays.map(({ name, data }) => [name, data.length, data[0], data[0]]),
  );
});
