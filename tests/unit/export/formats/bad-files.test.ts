import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ArrayFile } from '../../../../src/export/arrays.ts';
import { LIMITS } from '../../../../src/export/formats/limits.ts';
import { npyPieces, readNpy } from '../../../../src/export/formats/npy.ts';
import { readNpz, writeNpz } from '../../../../src/export/formats/npz.ts';
import { readArrays } from '../../../../src/export/formats/read-arrays.ts';
import { readSafetensors, writeSafetensors } from '../../../../src/export/formats/safetensors.ts';
import { readWeightsJson, weightsJson } from '../../../../src/export/formats/weights-json.ts';
import { UnreadableFile } from '../../../../src/packing/unreadable-file.ts';
import { joined } from '../../../../src/packing/zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What is said of a file that must not be readable. */
function problem(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
    return (error as Error).message;
  }
  throw new Error('the file was read');
}

/** A safetensors file with this header and this many bytes of data. */
function safetensors(header: unknown, size = 0, length?: bigint): Uint8Array {
  const text = bytesOf(typeof header === 'string' ? header : JSON.stringify(header));
  const prefix = new Uint8Array(8);
  new DataView(prefix.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  return joined([prefix, text, new Uint8Array(size)]);
}

const described = (begin: number, end: number, more: object = {}) => ({
  dtype: 'F32',
  shape: [(end - begin) / 4],
  data_offsets: [begin, end],
  ...more,
});

describe('a safetensors file cannot be read', () => {
  it.each<[what: string, file: Uint8Array, words: string]>([
    ['empty', new Uint8Array(0), 'it has 0 bytes, but the length of its header and the shortest header take 10.'],
    [
      'with a header of 2 GB',
      safetensors({ a: described(0, 8) }, 8, 2n ** 31n),
      'its header would have 2,147,483,648 bytes, but only 62 follow; it may be incomplete.',
    ],
    ['with a header of 2^64 bytes', safetensors({}, 0, 2n ** 64n - 1n), '18,446,744,073,709,551,615 bytes'],
    ['with a header of another format', safetensors('[1,2,3]'), 'its header does not begin with “{”.'],
    ['with a broken header', safetensors('{"a": '), 'The header of the safetensors file is not JSON'],
    [
      'with a header that is no text',
      joined([safetensors('{"ab"}').subarray(0, 9), Uint8Array.of(34, 255, 255, 34, 125)]),
      'is not text in UTF-8',
    ],
    [
      'with a name twice',
      safetensors(`{"a":${JSON.stringify(described(0, 8))},"\\u0061":${JSON.stringify(described(0, 8))}}`, 8),
      'names “a” twice, but each name is allowed once.',
    ],
    [
      'with overlapping arrays',
      safetensors({ a: described(0, 8), b: described(4, 12) }, 12),
      'the array “b” begins at byte 4, after “a”, which ends at byte 8; they overlap.',
    ],
    [
      'with a hole',
      safetensors({ a: described(0, 8), b: described(12, 16) }, 16),
      'the array “b” begins at byte 12, after “a”, which ends at byte 8; they leave a hole.',
    ],
    [
      'with a hole at the beginning',
      safetensors({ a: described(4, 8) }, 8),
      'after the beginning of the data; they leave a hole.',
    ],
    [
      'with bytes of no array',
      safetensors({ a: described(0, 8) }, 9),
      'its arrays end at byte 8 of the data, but the file has 9 bytes of them.',
    ],
    [
      'incomplete',
      safetensors({ a: described(0, 8) }, 7),
      'its arrays end at byte 8 of the data, but the file has 7 bytes of them.',
    ],
    [
      'with offsets in the wrong order',
      safetensors({ a: described(8, 0, { shape: [2] }) }, 8),
      'the array “a” has the data_offsets “[8,0]”, but for F32 of its shape [2] a first and a last byte with 8 bytes between them are expected.',
    ],
    [
      'with a shape that overflows',
      safetensors({ a: described(0, 8, { shape: [2 ** 31, 2 ** 31] }) }, 8),
      'the array “a” has the shape “[2147483648,2147483648]”, but at most 32 whole numbers with a product below 2^53 are expected.',
    ],
    [
      'with a shape that wraps to 2',
      safetensors({ a: described(0, 8, { shape: [2 ** 32, 2 ** 32, 0, 2] }) }, 8),
      'has the shape',
    ],
    ['with a negative length', safetensors({ a: described(0, 8, { shape: [-1, -2] }) }, 8), 'has the shape “[-1,-2]”'],
    ['with a shape of texts', safetensors({ a: described(0, 8, { shape: ['2'] }) }, 8), 'has the shape “["2"]”'],
    ['with too many axes', safetensors({ a: described(0, 4, { shape: Array(33).fill(1) }) }, 4), 'at most 32'],
    [
      'with another size',
      safetensors({ a: described(0, 8, { shape: [3] }) }, 8),
      'for F32 of its shape [3] a first and a last byte with 12 bytes',
    ],
    [
      'with an unknown type',
      safetensors({ a: described(0, 8, { dtype: 'F8_E4M3' }) }, 8),
      'the array “a” has the dtype “F8_E4M3”, but only F64, F32',
    ],
    [
      'with the type of an object',
      safetensors({ a: described(0, 8, { dtype: 'constructor' }) }, 8),
      'dtype “constructor”',
    ],
    ['without a type', safetensors({ a: {} }), 'the array “a” has no dtype'],
    ['with a number in place of an array', safetensors({ a: 1 }), 'the array “a” has no dtype'],
    [
      'with metadata that are no texts',
      safetensors({ __metadata__: { step: 1 } }),
      '“step” of its __metadata__ is “1”, but only texts are allowed there.',
    ],
    ['with a list of metadata', safetensors({ __metadata__: [] }), 'its __metadata__ is not an object.'],
  ])('%s', (_, file, words) => {
    expect(problem(() => readSafetensors(file))).toContain(words);
  });

  it.each([
    ['of one long name', `{"${'x'.repeat(1.5e7)}": 1}`, 'the array “xxx'],
    ['of escapes', `{"${'\\n'.repeat(7e6)}": 1}`, 'has no dtype'],
    ['of lists in lists', `{"a": ${'['.repeat(7e6)}${']'.repeat(7e6)}}`, 'has lists in lists more than 40 deep.'],
    ['of blanks', `{"a"${' '.repeat(1.5e7)}: 1}`, 'the array “a” has no dtype'],
    ['that is too large', `{"a": "${'x'.repeat(LIMITS.header)}"}`, 'at most 16,777,216 are read.'],
  ])('with a large header %s, at once', (_, header, words) => {
    expect(problem(() => readSafetensors(safetensors(header)))).toContain(words);
  });

  it('that needs too much memory, before it is allocated', () => {
    const size = LIMITS.bytes / 4 + 1;
    const bytes = safetensors({ a: { dtype: 'U8', shape: [size], data_offsets: [0, size] } }, size);
    expect(problem(() => readSafetensors(bytes))).toContain(
      'its arrays need 536,870,916 bytes, but at most 536,870,912 are read.',
    );
  });
});

describe('an NPZ file cannot be read', () => {
  const file = writeNpz([{ name: 'a', shape: [2], data: Float32Array.of(1, 2) }]);
  const changed = (change: (view: DataView, bytes: Uint8Array) => void, of: Uint8Array = file) => {
    const bytes = of.slice();
    change(new DataView(bytes.buffer), bytes);
    return bytes;
  };
  const deflated = zipSync({ 'a.npy': joined(npyPieces({ name: 'a', shape: [5000], data: new Float32Array(5000) })) });
  const end = file.length - 22;
  const entry = end - 46 - 5;
  const endOfDeflated = deflated.length - 22;
  const entryOfDeflated = new DataView(deflated.buffer).getUint32(endOfDeflated + 16, true);

  it.each<[what: string, file: Uint8Array, words: string]>([
    ['empty', new Uint8Array(0), 'The file has 0 bytes without the end of a ZIP archive'],
    ['incomplete', file.subarray(0, -23), 'it is incomplete, or no such archive.'],
    [
      'with ZIP64',
      changed((view) => view.setUint32(end + 16, 0xffffffff, true)),
      'The archive needs the extension ZIP64, for 4 GB and more, which is not read.',
    ],
    [
      'with ZIP64 in a member',
      changed((view) => view.setUint32(entry + 24, 0xffffffff, true)),
      'Its member “a.npy” needs the extension ZIP64',
    ],
    [
      'encrypted',
      changed((view) => view.setUint16(entry + 8, 1, true)),
      'The member “a.npy” of the ZIP archive is encrypted.',
    ],
    [
      'compressed in another way',
      changed((view) => view.setUint16(entry + 10, 14, true)),
      'is compressed by method 14, but only 0 (stored) and 8 (deflated) are read.',
    ],
    [
      'with another checksum',
      changed((_, bytes) => bytes.fill(9, 170, 171)),
      'The ZIP archive is damaged: the checksum of “a.npy” does not match.',
    ],
    [
      'with a directory beyond its end',
      changed((view) => view.setUint32(end + 12, 1e6, true)),
      'its directory would end at byte',
    ],
    [
      'with entries that are missing',
      changed((view) => view.setUint16(end + 10, 3, true)),
      'its directory has 1 of 3 entries.',
    ],
    [
      'with a member beyond its end',
      changed((view) => view.setUint32(entry + 20, 1e6, true)),
      '“a.npy” would end at byte',
    ],
    [
      'with a header elsewhere',
      changed((view) => view.setUint32(entry + 42, 3, true)),
      'there is no header of “a.npy” at byte 3.',
    ],
    [
      'with a bomb',
      changed((view) => view.setUint32(entryOfDeflated + 24, 10, true), deflated),
      '“a.npy” does not inflate to its 10 bytes.',
    ],
    [
      'with a size that cannot be',
      changed((view) => view.setUint32(entryOfDeflated + 24, 1e8, true), deflated),
      'cannot become 100000000',
    ],
    [
      'larger than the limit',
      changed((view) => view.setUint32(entry + 24, 0xfffffff0, true)),
      'The ZIP archive has 4,294,967,280 bytes when it is unpacked, but at most 536,870,912 bytes are read.',
    ],
    [
      'with other members',
      zipSync({ 'archive/data.pkl': new Uint8Array(9) }),
      'The archive has a member “archive/data.pkl”, but all members of an NPZ file are arrays',
    ],
  ])('%s', (_, bytes, words) => {
    expect(problem(() => readNpz(bytes))).toContain(words);
  });

  it('with two members of a name', () => {
    const two = writeNpz([
      { name: 'a', shape: [1], data: Float32Array.of(1) },
      { name: 'a', shape: [1], data: Float32Array.of(2) },
    ]);
    expect(problem(() => readNpz(two))).toBe('The ZIP archive has two members “a.npy”, but each needs its own name.');
  });
});

describe('an NPY file cannot be read', () => {
  const npy = (header: string, size = 0, version = 1) =>
    joined([
      Uint8Array.of(0x93, ...bytesOf('NUMPY'), version, 0, header.length % 256, header.length >> 8),
      bytesOf(header),
      new Uint8Array(size),
    ]);
  const header = (descr: string, shape: string, order = 'False') =>
    `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;

  it.each<[what: string, file: Uint8Array, words: string]>([
    ['of another format', bytesOf('NUMPY'), 'The NumPy array “x” cannot be read: it does not begin with “\\x93NUMPY”.'],
    ['of another version', npy('', 0, 9), 'its format has the version 9, but 1 to 3 are read.'],
    ['without a length', npy('').subarray(0, 9), 'it ends after 9 bytes, within the length of its header.'],
    [
      'with a long header',
      npy(header("'<f4'", '(1,)')).subarray(0, 20),
      'its header would have 58 bytes, but at most 10 are possible.',
    ],
    [
      'with records',
      npy(header("[('a', '<f4')]", '(1,)')),
      'but a dictionary with descr, fortran_order and shape is expected.',
    ],
    ['with texts', npy(header("'<U3'", '(1,)')), 'its elements are of the type “<U3”, but numbers are expected'],
    ['with objects', npy(header("'|O8'", '(1,)')), 'its elements are of the type “|O8”, but numbers are expected'],
    ['with complex numbers', npy(header("'<c8'", '(1,)')), '“<c8”'],
    ['with code', npy(header("'<f4'", '(__import__("os"),)')), 'but a dictionary'],
    [
      'with another size',
      npy(header("'<f4'", '(2, 3)'), 20),
      'it has 20 bytes of elements, but <f4 of shape (2, 3) takes 24.',
    ],
    ['with a shape that overflows', npy(header("'<f4'", '(9007199254740992, 4)')), 'with a product below 2^53'],
  ])('%s', (_, bytes, words) => {
    expect(problem(() => readNpy(bytes, 'x'))).toContain(words);
  });
});

describe('a JSON file of weights cannot be read', () => {
  const json = (arrays: unknown, more: object = {}) =>
    bytesOf(JSON.stringify({ format: 'nabla weights', metadata: {}, arrays, ...more }));

  it.each<[what: string, file: Uint8Array, words: string]>([
    [
      'of another kind',
      json({}, { format: 'other' }),
      'an object with "format": "nabla weights" and "arrays" is expected.',
    ],
    ['without arrays', json([]), 'an object with'],
    ['with numbers as metadata', json({}, { metadata: { step: 1 } }), 'its "metadata" is not an object of texts.'],
    ['without a shape', json({ a: { values: [1] } }), 'the array “a” has no "shape" with at most 32 whole numbers.'],
    [
      'with lists of another length',
      json({ a: { shape: [2, 2], values: [[1, 2], [3]] } }),
      'the "values" of the array “a” are not numbers in lists of the shape [2,2].',
    ],
    ['with texts', json({ a: { shape: [1], values: ['1'] } }), 'are not numbers'],
    ['with lists in place of numbers', json({ a: { shape: [1], values: [[1]] } }), 'are not numbers'],
    ['broken', bytesOf('{"format": "nabla weights", '), 'The file is not JSON'],
    [
      'with a name twice',
      bytesOf('{"format": "nabla weights", "arrays": {"a": 1, "a": 2}}'),
      'The file names “a” twice',
    ],
    ['too large', new Uint8Array(LIMITS.json + 1), 'it has 67,108,865 bytes, but at most 67,108,864 are read'],
  ])('%s', (_, bytes, words) => {
    expect(problem(() => readWeightsJson(bytes))).toContain(words);
  });
});

it.each([
  ['', 'This is an empty file. Weights are read from safetensors, NPZ, NPY and Nabla’s JSON.'],
  ['\x80\x04', 'This is a pickle of Python, which could run code.'],
  ['\x89HDF', 'This is an HDF5 file, as Keras saves weights.'],
  ['\x08\x07\x12\x05nabla', 'This is a file of another format.'],
])('a file of another format is named: %j', (text, words) => {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(problem(() => readArrays(bytes, 'weights.bin'))).toContain(words);
});

it('numbers that are not finite, tiny or of no axis survive JSON', () => {
  const file: ArrayFile = {
    arrays: [
      { name: 'special', shape: [2, 3], data: Float32Array.of(Number.NaN, Infinity, -Infinity, -0, 1e-45, 0.1) },
      { name: 'scalar', shape: [], data: Float32Array.of(Math.fround(1 / 3)) },
      { name: 'empty', shape: [2, 0], data: new Float32Array(0) },
      { name: 'none', shape: [0], data: new Float32Array(0) },
      { name: 'none of two', shape: [0, 2], data: new Float32Array(0) },
    ],
    metadata: { experiment: 'data=circle' },
  };
  const text = weightsJson(file);
  expect(readWeightsJson(bytesOf(text))).toEqual(file);
  expect(text).toContain('["NaN", "Infinity", "-Infinity"],\n        [-0, 1e-45, 0.1]\n');
});

it('names with every character survive safetensors', () => {
  const names = Array.from({ length: 0x10000 / 64 }, (_, page) =>
    String.fromCharCode(...Array.from({ length: 64 }, (_, place) => 64 * page + place)),
  );
  const arrays = names.map((name, index) => ({ name, shape: [1], data: Float32Array.of(index) }));
  const metadata = Object.fromEntries(names.map((name) => [name, name]));
  const file = { arrays, metadata };
  expect(readSafetensors(writeSafetensors(file))).toEqual(file);
  expect(() =>
    writeSafetensors({ arrays: [...arrays, { ...arrays[0], name: '__metadata__' } as never], metadata }),
  ).toThrow(RangeError);
});
