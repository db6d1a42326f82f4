import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { joined, unzipped, zipped } from '../../packing/zip.ts';
import { quote } from '../../table/words.ts';
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
 * The arrays of a file that `numpy.savez` or `numpy.savez_compressed` has written, in its order; of the archive of an
 * exported program, those of the file beside the program.
 * @throws UnreadableFile if it is damaged or too large, or holds anything else than arrays of numbers
 */
export function readNpz(bytes: Uint8Array): readonly NamedArray[] {
  const members = [...unzipped(bytes, LIMITS.bytes)];
  const [record, ...more] = members.filter(([name]) => name.endsWith('.npz'));
  const isProgram = record !== undefined && more.length === 0 && members.length === 2;
  return arraysIn(isProgram ? [...unzipped(record[1], LIMITS.bytes)] : members);
}

function arraysIn(members: readonly (readonly [name: string, content: Uint8Array])[]): readonly NamedArray[] {
  let room = LIMITS.bytes;
  return members.map(([member, content]) => {
    if (!member.endsWith(ENDING)) {
      throw new UnreadableFile(
        `The archive has a member ${quote(member)}, but all members of an NPZ file are arrays, ${ENDING}. Save weights of PyTorch as safetensors, and those of Keras with numpy.savez.`,
      );
    }
    const array = readNpy(content, member.slice(0, -ENDING.length), room);
    room -= array.data.byteLength;
    return array;
  });
}
