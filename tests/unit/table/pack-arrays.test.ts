import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deflated } from '../../../src/packing/deflated.ts';
import { packArrays, unpackArrays } from '../../../src/table/pack-arrays.ts';
import { MOST_PACKED } from '../../../src/table/packer.ts';

const arrays = [
  { name: 'dense1/weight', shape: [2, 3], values: Float32Array.of(0.1, -2.5, 1e-30, 3e30, 0, 7) },
  { name: 'output/bias', shape: [1], values: Float32Array.of(Math.PI) },
];

test('arrays come back bit by bit, with their names and shapes', () => {
  expect(packArrays(arrays)).toMatch(/^1[\w-]+$/);
  expect(unpackArrays(packArrays(arrays))).toEqual(arrays);
  expect(unpackArrays(packArrays([]))).toEqual([]);
});

test('as many numbers as a link can contain come back, even if they do not deflate', () => {
  let word = 1;
  const values = Float32Array.from({ length: MOST_PACKED }, () => {
    word = Math.imul(word, 48271) % 2147483647;
    return word / 3e9;
  });
  const most = [{ name: 'dense1/weight', shape: [MOST_PACKED], values }];
  expect(unpackArrays(packArrays(most))).toEqual(most);
});

test('a changed or shortened text is refused, never an error or other numbers', () => {
  const text = packArrays(arrays);
  for (let at = 0; at < text.length; at++) {
    expect(unpackArrays(text.slice(0, at)), `${at} characters`).toBeNull();
  }
  fc.assert(
    fc.property(fc.nat({ max: text.length - 2 }), fc.constantFrom(...'AZaz09-_'), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      const read = unpackArrays(changed);
      if (read) expect(read).toEqual(arrays);
    }),
    { numRuns: 2000, seed: 20 },
  );
});

test('any text gives arrays or is refused', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFabcdef0123456789-_'), maxLength: 200 });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
      expect(unpackArrays(`1${text}`)).toBeDefined();
      expect(unpackArrays(text)).toBeDefined();
    }),
    { numRuns: 10_000, seed: 20 },
  );
});

test('a text that expands to more than a link can contain is not expanded', () => {
  const bomb = `1${deflated(new Uint8Array(20_000_000))}`;
  expect(bomb.length).toBeLessThan(30_000);
  expect(unpackArrays(bomb)).toBeNull();
  expect(unpackArrays(`1${'A'.repeat(1e6)}`)).toBeNull();
});
