import { sizeOf } from '../math/shape.ts';
import { deflated, inflated } from '../packing/deflated.ts';
import { firstBytes, hashBytes } from './hash.ts';
import { MOST_PACKED, type NamedArray } from './packer.ts';

/**
 * Packed arrays are a digit, the version, followed by base64url of deflated bytes: 4 bytes as a checksum of the rest;
 * JSON that ends with a line break, [name, …shape][]; then the first bytes of all numbers, their second bytes and so on,
 * which deflate better than numbers with their bytes together.
 */
const VERSION = '1';
const CHECK = 4;
const WIDTH = Float32Array.BYTES_PER_ELEMENT;

/** The most bytes that describe them. */
const MOST_HEADER = 8192;
const MOST_INFLATED = CHECK + MOST_HEADER + WIDTH * MOST_PACKED;
/** What does not deflate takes 4 letters for 3 bytes. */
const MOST_LETTERS = 2 + Math.ceil((4 / 3) * (MOST_INFLATED + 64));

function checkOf(content: Uint8Array): Uint8Array {
  return firstBytes(hashBytes(content), CHECK);
}

/** The arrays as text for a link (A–Z, a–z, 0–9, - and _); they have at most `MOST_PACKED` numbers. */
export function packArrays(arrays: readonly NamedArray[]): string {
  const described = JSON.stringify(arrays.map(({ name, shape }) => [name, ...shape]));
  const header = new TextEncoder().encode(`${described}\n`);
  const numbers = arrays.flatMap(({ values }) => [...values]);
  const content = new Uint8Array(header.length + WIDTH * numbers.length);
  content.set(header);
  const number = new DataView(new ArrayBuffer(WIDTH));
  numbers.forEach((value, at) => {
    number.setFloat32(0, value);
    for (let byte = 0; byte < WIDTH; byte++)
      content[header.length + byte * numbers.length + at] = number.getUint8(byte);
  });
  const bytes = new Uint8Array(CHECK + content.length);
  bytes.set(checkOf(content));
  bytes.set(content, CHECK);
  return VERSION + deflated(bytes);
}

/** Restores the arrays from a text of `packArrays`; null if it is any other text. */
export function unpackArrays(text: string): readonly NamedArray[] | null {
  if (text.length > MOST_LETTERS || text[0] !== VERSION || !/^[\w-]*$/.test(text)) return null;
  try {
    const bytes = inflated(text.slice(1), MOST_INFLATED);
    return bytes && arraysOf(bytes);
  } catch {
    return null;
  }
}

/** @throws Error if the bytes do not follow the format */
function arraysOf(bytes: Uint8Array): readonly NamedArray[] | null {
  const content = bytes.subarray(CHECK);
  const check = checkOf(content);
  const end = content.indexOf(10);
  const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(0, end)));
  if (!check.every((byte, index) => byte === bytes[index]) || !Array.isArray(header) || !header.every(isDescription)) {
    return null;
  }
  const sizes = header.map(([, ...shape]) => sizeOf(shape));
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const planes = content.subarray(end + 1);
  if (planes.length !== WIDTH * count) return null;
  const numbers = new DataView(new ArrayBuffer(planes.length));
  for (const [at, byte] of planes.entries()) numbers.setUint8(WIDTH * (at % count) + Math.floor(at / count), byte);
  let at = 0;
  return header.map(([name, ...shape], index) => {
    const values = Float32Array.from({ length: sizes[index] as number }, () => numbers.getFloat32(WIDTH * at++));
    return { name, shape, values };
  });
}

function isDescription(value: unknown): value is [name: string, ...shape: number[]] {
  if (!Array.isArray(value)) return false;
  const [name, ...shape]: unknown[] = value;
  return typeof name === 'string' && shape.every((size) => Number.isInteger(size) && (size as number) > 0);
}
