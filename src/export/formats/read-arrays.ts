import { UnreadableFile } from '../../packing/unreadable-file.ts';
import type { ArrayFile } from '../arrays.ts';
import { isNpy, readNpy } from './npy.ts';
import { readNpz } from './npz.ts';
import { readSafetensors } from './safetensors.ts';
import { readWeightsJson } from './weights-json.ts';

const PICKLE = 0x80;
const HDF5 = [0x89, 0x48, 0x44, 0x46];
const ZIP = [0x50, 0x4b];
const MARK = [0xef, 0xbb, 0xbf];
const BRACE = 0x7b;

/**
 * The arrays of a file, whose format is told by its first bytes: safetensors, NPZ, NPY or JSON,
 * or the archive of an exported program.
 * @param name of the file, with its ending
 * @throws UnreadableFile if it is of another format, damaged or too large
 */
export function readArrays(bytes: Uint8Array, name: string): ArrayFile {
  if (isNpy(bytes)) return { arrays: [readNpy(bytes, name.replace(/\.npy$/i, ''))], metadata: {} };
  if (begins(bytes, ZIP)) return { arrays: readNpz(bytes), metadata: {} };
  // The first eight bytes are the length of a header, the last of them the highest; no text has a zero.
  if (/\.safetensors$/i.test(name) || (bytes[7] === 0 && bytes[8] === BRACE)) return readSafetensors(bytes);
  if (firstVisible(bytes) === BRACE) return readWeightsJson(bytes);
  throw new UnreadableFile(`This is ${describe(bytes)}. Weights are read from safetensors, NPZ, NPY and Nabla’s JSON.`);
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** The first byte that is not white space, after the mark that some editors put before a text in UTF-8. */
function firstVisible(bytes: Uint8Array): number | undefined {
  return bytes.subarray(begins(bytes, MARK) ? MARK.length : 0).find((byte) => byte > 0x20);
}

function describe(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  if (begins(bytes, HDF5)) return 'an HDF5 file, as Keras saves weights';
  if (bytes[0] === PICKLE) return 'a pickle of Python, which could run code';
  return 'a file of another format';
}
