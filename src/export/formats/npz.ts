import { zipSync } from 'fflate';
import type { NamedArray } from '../arrays.ts';

/**
 * Arrays as a file of NumPy: a ZIP archive with a `.npy` member for each, not compressed, as `numpy.savez` writes it.
 * Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0.
 */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array<ArrayBuffer> {
  const members = Object.fromEntries(arrays.map((array) => [`${array.name}.npy`, writeNpy(array)]));
  return zipSync(members, { level: 0 }) as Uint8Array<ArrayBuffer>;
}

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0];
/** The data begins at a multiple of this many bytes. */
const ALIGNMENT = 64;

/** One array, little-endian, in row-major order. */
export function writeNpy({ shape, data }: NamedArray): Uint8Array {
  const type = data instanceof Int32Array ? '<i4' : '<f4';
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  const unpadded = MAGIC.length + 2 + dictionary.length + 1;
  const length = Math.ceil(unpadded / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(length + data.byteLength);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, length - MAGIC.length - 2, true);
  bytes.set(new TextEncoder().encode(`${dictionary.padEnd(length - MAGIC.length - 3)}\n`), MAGIC.length + 2);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), length);
  return bytes;
}
