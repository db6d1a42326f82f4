import { deflateSync, inflateSync } from 'fflate';
import { type Shape, sizeOf } from '../math/shape.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { hashBytes } from './hash.ts';
import type { Problem } from './problem.ts';
import { grouped } from './words.ts';

/** An array of float32 numbers with its name and its shape. */
export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  /** In row-major order. */
  readonly values: Float32Array;
}

/**
 * Packed arrays are a digit, the version, followed by base64url of deflated bytes: 4 bytes as a checksum of the rest;
 * JSON that ends with a line break, [name, …shape][]; then the first bytes of all numbers, their second bytes and so on,
 * which deflate better than numbers with their bytes together.
 */
const VERSION = '1';
const CHECK = 4;
const WIDTH = Float32Array.BYTES_PER_ELEMENT;

/** The most numbers that a link can contain. */
export const MOST_PACKED = 4096;
/** The most bytes that describe them. */
const MOST_HEADER = 8192;
const MOST_INFLATED = CHECK + MOST_HEADER + WIDTH * MOST_PACKED;
/** What does not deflate takes 4 letters for 3 bytes. */
const MOST_LETTERS = 2 + Math.ceil((4 / 3) * (MOST_INFLATED + 64));

function checkOf(content: Uint8Array): string {
  return hashBytes(content).slice(0, 2 * CHECK);
}

/** The arrays as text for a link (A–Z, a–z, 0–9, - and _); they have at most `MOST_PACKED` numbers. */
export function packArrays(arrays: readonly NamedArray[]): string {
  const described = JSON.stringify(arrays.map(({ name, shape }) => [name, ...shape]));
  const header = new TextEncoder().encode(`${described}\n`);
  const count = arrays.reduce((sum, { values }) => sum + values.length, 0);
  const content = new Uint8Array(header.length + WIDTH * count);
  content.set(header);
  const number = new DataView(new ArrayBuffer(WIDTH));
  let at = header.length;
  for (const value of arrays.flatMap(({ values }) => [...values])) {
    number.setFloat32(0, value);
    for (let byte = 0; byte < WIDTH; byte++) content[at + byte * count] = number.getUint8(byte);
    at++;
  }
  const bytes = new Uint8Array(CHECK + content.length);
  const check = checkOf(content);
  for (let byte = 0; byte < CHECK; byte++) bytes[byte] = Number.parseInt(check.slice(2 * byte, 2 * byte + 2), 16);
  bytes.set(content, CHECK);
  return VERSION + toBase64url(deflateSync(bytes, { level: 9 }));
}

/** Restores the arrays from a text of `packArrays`. Any other text gives a problem that says what is wrong with it. */
export function unpackArrays(text: string): readonly NamedArray[] | Problem {
  if (text.length > MOST_LETTERS) {
    return damaged(`they have ${grouped(text.length)} characters, but at most ${grouped(MOST_LETTERS)} can be read`);
  }
  if (text[0] !== VERSION) return damaged(`they do not begin with ${VERSION}`);
  if (!/^[\w-]*$/.test(text)) return damaged('they contain a character other than A–Z, a–z, 0–9, - and _');
  try {
    const out = new Uint8Array(MOST_INFLATED + 1);
    const bytes = inflateSync(fromBase64url(text.slice(1)), { out });
    return bytes.length > MOST_INFLATED ? damaged('they expand to more than can be read') : arraysOf(bytes);
  } catch {
    return damaged('they break off or were changed');
  }
}

/** @throws Error if the bytes do not follow the format */
function arraysOf(bytes: Uint8Array): readonly NamedArray[] | Problem {
  const content = bytes.subarray(CHECK);
  const check = [...bytes.subarray(0, CHECK)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (checkOf(content) !== check) return damaged('their checksum does not match');
  const end = content.indexOf(10);
  const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(0, end)));
  if (end < 0 || !Array.isArray(header) || !header.every(isDescription))
    return damaged('they have no names and shapes');
  const sizes = header.map(([, ...shape]) => sizeOf(shape));
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const planes = content.subarray(end + 1);
  if (planes.length !== WIDTH * count) return damaged('their number does not match their shapes');
  const numbers = new DataView(new ArrayBuffer(planes.length));
  for (let at = 0; at < count; at++) {
    for (let byte = 0; byte < WIDTH; byte++) numbers.setUint8(WIDTH * at + byte, planes[at + byte * count] as number);
  }
  let first = 0;
  return header.map(([name, ...shape], index) => {
    const start = first;
    first += sizes[index] as number;
    const values = Float32Array.from({ length: first - start }, (_, at) => numbers.getFloat32(WIDTH * (start + at)));
    return { name, shape, values };
  });
}

function isDescription(value: unknown): value is [name: string, ...shape: number[]] {
  if (!Array.isArray(value)) return false;
  const [name, ...shape]: unknown[] = value;
  return typeof name === 'string' && shape.every((size) => Number.isInteger(size) && (size as number) > 0);
}

function damaged(what: string): Problem {
  return { message: `the packed numbers are damaged: ${what}` };
}
