/** The numbers of an array as bytes, in the types that files have. */
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { NamedArray } from '../arrays.ts';

type Values = NamedArray['data'];

/** How the elements of an array are written. */
export interface ElementType {
  /** Bytes of an element. */
  readonly width: number;
  /** Whether they are kept as int32 where all of them fit; others are kept as float32. */
  readonly integer: boolean;
  /** The element at a position. */
  read(view: DataView, at: number, littleEndian: boolean): number;
}

const float = (width: number, read: ElementType['read']): ElementType => ({ width, integer: false, read });
const integer = (width: number, read: ElementType['read']): ElementType => ({ width, integer: true, read });

/** By the names of NumPy; `bfloat16` is no type of its own, but of safetensors. */
export const ELEMENTS = {
  float64: float(8, (view, at, little) => view.getFloat64(at, little)),
  float32: float(4, (view, at, little) => view.getFloat32(at, little)),
  float16: float(2, (view, at, little) => fromFloat16(view.getUint16(at, little))),
  bfloat16: float(2, (view, at, little) => fromBfloat16(view.getUint16(at, little))),
  int64: integer(8, (view, at, little) => Number(view.getBigInt64(at, little))),
  int32: integer(4, (view, at, little) => view.getInt32(at, little)),
  int16: integer(2, (view, at, little) => view.getInt16(at, little)),
  int8: integer(1, (view, at) => view.getInt8(at)),
  uint64: integer(8, (view, at, little) => Number(view.getBigUint64(at, little))),
  uint32: integer(4, (view, at, little) => view.getUint32(at, little)),
  uint16: integer(2, (view, at, little) => view.getUint16(at, little)),
  uint8: integer(1, (view, at) => view.getUint8(at)),
  bool: integer(1, (view, at) => Number(view.getUint8(at) !== 0)),
} as const satisfies Readonly<Record<string, ElementType>>;

/** Whether the typed arrays of this machine are in the order of the files. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The elements of an array, in row-major order: int32 if all of them are integers of this range, else float32, rounded.
 * Those of a type that a typed array has are a view of the bytes where this is possible.
 * @param bytes as many as the elements take
 */
export function elementsOf(bytes: Uint8Array, type: ElementType, littleEndian = true): Values {
  const { buffer, byteOffset, byteLength } = bytes;
  const count = byteLength / type.width;
  const Kept = type === ELEMENTS.float32 ? Float32Array : type === ELEMENTS.int32 ? Int32Array : null;
  if (Kept && littleEndian === IS_LITTLE_ENDIAN) {
    const isAligned = byteOffset % type.width === 0;
    return isAligned ? new Kept(buffer as ArrayBuffer, byteOffset, count) : new Kept(new Uint8Array(bytes).buffer);
  }
  const view = new DataView(buffer, byteOffset, byteLength);
  const { width, read } = type;
  if (type.integer) {
    const values = new Int32Array(count);
    let place = 0;
    for (; place < count; place++) {
      const value = read(view, place * width, littleEndian);
      values[place] = value;
      if (values[place] !== value) break;
    }
    if (place === count) return values;
  }
  const values = new Float32Array(count);
  for (let place = 0; place < count; place++) values[place] = read(view, place * width, littleEndian);
  return values;
}

/** The bytes of an array, little-endian; of most machines, without a copy. */
export function bytesOf(data: Values): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  return IS_LITTLE_ENDIAN ? bytes : swapped(bytes);
}

function swapped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (_, at) => bytes[at + 3 - 2 * (at % 4)] as number);
}

/** IEEE 754 binary16: a sign, 5 bits of an exponent, and 10 of a fraction. */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >>> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const WORD = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function fromBfloat16(bits: number): number {
  WORD.setUint16(0, bits);
  return WORD.getFloat32(0);
}

/** Whether a value is the shape of an array: whole numbers from 0, whose product is exact. */
export function isShape(value: unknown): value is Shape {
  if (!Array.isArray(value) || !value.every((length) => Number.isSafeInteger(length) && length >= 0)) return false;
  return Number.isSafeInteger(sizeOf(value.filter((length) => length > 0)));
}
