import { joined, unzipped, zipped } from '../../packing/zip.ts';
import type { NamedArray } from '../arrays.ts';
import { LIMITS } from './limits.ts';
import { npyPieces, readNpy } from './npy.ts';

const ENDING = '.npy';

/**
 * The pieces of a file of NumPy, one after the other: a ZIP archive with a `.npy` member for each array, not compressed,
 * as `numpy.savez` writes it. The numbers are not copied.
 */
export function npzPieces(arrays: readonly NamedArray[]): readonly Uint8Array<ArrayBuffer>[] {
  return zipped(arrays.map((array) => ({ name: `${array.name}${ENDING}`, pieces: npyPieces(array) })));
}

/** Arrays as a file of NumPy. */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array<ArrayBuffer> {
  return joined(npzPieces(arrays));
}

/**
 * The arrays of a file that `numpy.savez` or `numpy.savez_compressed` has written, in its order.
 * @throws UnreadableFile if it is damaged or too large, or holds anything else than arrays of numbers
 */
export function readNpz(bytes: Uint8Array): readonly NamedArray[] {
  let room = LIMITS.bytes;
  return [...unzipped(bytes, LIMITS.bytes)].map(([member, content]) => {
    const name = member.endsWith(ENDING) ? member.slice(0, -ENDING.length) : member;
    const array = readNpy(content, name, room);
    room -= array.data.byteLength;
    return array;
  });
}
