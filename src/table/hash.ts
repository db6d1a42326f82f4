import { bytesOf } from './bytes.ts';
import type { OwnTable } from './table.ts';

/** Two lanes of MurmurHash3 (Austin Appleby, 2011, public domain), with the constants of its 32-bit and its 128-bit form. */
class Hash {
  #first = 0;
  #second = 0x9747b28c;
  #words = 0;

  /** Adds 32 bits to the hash. */
  add(word: number): void {
    const first = Math.imul(word, 0xcc9e2d51);
    this.#first ^= Math.imul((first << 15) | (first >>> 17), 0x1b873593);
    this.#first = (Math.imul((this.#first << 13) | (this.#first >>> 19), 5) + 0xe6546b64) | 0;
    const second = Math.imul(word, 0x239b961b);
    this.#second ^= Math.imul((second << 16) | (second >>> 16), 0xab0e9789);
    this.#second = (Math.imul((this.#second << 17) | (this.#second >>> 15), 5) + 0x0bcaa747) | 0;
    this.#words++;
  }

  /** The hash as 16 hexadecimal digits. */
  toString(): string {
    return [this.#first, this.#second]
      .map((lane) => (mixed(lane ^ this.#words) >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }
}

/** Makes each bit of a lane affect all bits. */
function mixed(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return most ^ (most >>> 16);
}

/**
 * The id of a table: 64 bits, as 16 hexadecimal digits, of its name, target, columns and values. Two different tables
 * have the same id by chance once in 10¹⁹ pairs; the hash does not protect against deliberate collisions.
 */
export function hashTable({ name, target, columns, count, values }: Omit<OwnTable, 'id'>): string {
  const hash = new Hash();
  const described = columns.map(({ id, label, unit = null, levels, image }) => [
    id,
    label,
    unit,
    levels,
    // Tables without images keep the ids that they had before there were images.
    ...(image === undefined ? [] : [image.channels, image.height, image.width]),
  ]);
  const text = JSON.stringify([name, target, count, described]);
  for (let index = 0; index < text.length; index++) hash.add(text.charCodeAt(index));
  for (const [place, column] of values.entries()) {
    const bytes = columns[place]?.image === undefined ? null : bytesOf(column);
    if (bytes) addBytes(hash, bytes);
    else addNumbers(hash, column);
  }
  return hash.toString();
}

/** A hash of 64 bits of some bytes, as 16 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array): string {
  const hash = new Hash();
  addBytes(hash, bytes);
  return hash.toString();
}

/** The first bytes of a hash, as a checksum. */
export function firstBytes(hash: string, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => Number.parseInt(hash.slice(2 * index, 2 * index + 2), 16));
}

function addNumbers(hash: Hash, column: Float64Array): void {
  // NaN has many bit patterns, and zero has two.
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  for (let row = 0; row < column.length; row++) {
    value[0] = (column[row] as number) + 0;
    const missing = Number.isNaN(value[0]);
    hash.add(missing ? 0 : (words[0] as number));
    hash.add(missing ? 0x7ff80000 : (words[1] as number));
  }
}

/** Four pixels make a word, so that millions of them are hashed between two frames of the page. */
function addBytes(hash: Hash, bytes: Uint8Array): void {
  const padded = new Uint8Array(4 * Math.ceil(bytes.length / 4));
  padded.set(bytes);
  const words = new DataView(padded.buffer);
  for (let offset = 0; offset < padded.length; offset += 4) hash.add(words.getUint32(offset, true));
}
