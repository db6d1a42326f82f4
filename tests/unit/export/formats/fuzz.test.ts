import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { ArrayFile } from '../../../../src/export/arrays.ts';
import { npyPieces, readNpy } from '../../../../src/export/formats/npy.ts';
import { readNpz, writeNpz } from '../../../../src/export/formats/npz.ts';
import { readSafetensors, writeSafetensors } from '../../../../src/export/formats/safetensors.ts';
import { readWeightsJson, weightsJson } from '../../../../src/export/formats/weights-json.ts';
import { type RandomStream, randomStream } from '../../../../src/math/random.ts';
import { sizeOf } from '../../../../src/math/shape.ts';
import { UnreadableFile } from '../../../../src/packing/unreadable-file.ts';
import { joined } from '../../../../src/packing/zip.ts';

const FILES = 10_000;
const MEMORY = 300e6;

const FILE: ArrayFile = {
  arrays: [
    { name: 'dense1.weight', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { name: 'dense1.bias', shape: [3], data: Int32Array.of(1, 2, 3) },
    { name: 'zeros', shape: [300], data: new Float32Array(300) },
  ],
  metadata: { experiment: 'data=circle', 'a "b"': '∇' },
};

const npys = Object.fromEntries(FILE.arrays.map((array) => [`${array.name}.npy`, joined(npyPieces(array))]));

/** Numbers at which lengths and offsets break. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const SIGNS = new TextEncoder().encode('{}[]",:\\\'()0123456789-.eE<>|=fiub \n');

/** A copy with one to four faults. */
function damaged(bytes: Uint8Array, random: RandomStream): Uint8Array {
  let damaged = bytes.slice();
  for (let faults = 1 + random.integer(4); faults > 0; faults--) {
    if (damaged.length < 4) return damaged;
    const at = random.integer(damaged.length);
    const piece = damaged.slice(at, at + 1 + random.integer(16));
    const place = random.integer(damaged.length - 3);
    const kinds = [
      () => damaged.fill(random.integer(256), at, at + 1),
      () => damaged.fill(SIGNS[random.integer(SIGNS.length)] as number, at, at + 1),
      () => new DataView(damaged.buffer).setUint32(place, EXTREMES[random.integer(EXTREMES.length)] as number, true),
      () => damaged.set(piece, random.integer(damaged.length - piece.length + 1)),
      () => {
        damaged = joined([damaged.subarray(0, at), damaged.subarray(at + piece.length)]);
      },
      () => {
        damaged = joined([damaged.subarray(0, at), piece, damaged.subarray(at)]);
      },
      () => {
        damaged = damaged.slice(0, at);
      },
    ];
    kinds[random.integer(kinds.length)]?.();
  }
  return damaged;
}

const READERS: Readonly<
  Record<string, readonly [valid: readonly Uint8Array[], read: (bytes: Uint8Array) => ArrayFile]>
> = {
  safetensors: [[writeSafetensors(FILE)], readSafetensors],
  NPZ: [[writeNpz(FILE.arrays), zipSync(npys, { level: 9 })], (bytes) => ({ arrays: readNpz(bytes), metadata: {} })],
  NPY: [Object.values(npys), (bytes) => ({ arrays: [readNpy(bytes, 'x')], metadata: {} })],
  JSON: [[new TextEncoder().encode(weightsJson(FILE))], readWeightsJson],
};

it.each(Object.entries(READERS))(
  'reads any damaged file of %s or says what is wrong with it',
  (name, [valid, read]) => {
    const random = randomStream(1, `fuzz ${name}`);
    const before = process.memoryUsage().rss;
    let refused = 0;
    for (let index = 0; index < FILES; index++) {
      const bytes = damaged(valid[index % valid.length] as Uint8Array, random);
      try {
        const { arrays, metadata } = read(bytes);
        for (const { shape, data } of arrays) expect(data.length).toBe(sizeOf(shape));
        expect(Object.values(metadata).every((text) => typeof text === 'string')).toBe(true);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        expect(error.message).toMatch(/^[A-Z].*\.$/s);
        expect(error.message).not.toMatch(/undefined|NaN/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(FILES / 4);
    expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY);
  },
);
