/** Arrays of NumPy: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. */
import { type Shape, sizeOf } from '../../math/shape.ts';
import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { grouped, quote } from '../../table/words.ts';
import type { NamedArray } from '../arrays.ts';
import { bytesOf, ELEMENTS, type ElementType, elementsOf, isShape } from './elements.ts';
import { LIMITS } from './limits.ts';

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY')];
/** The data begins at a multiple of this many bytes. */
const ALIGNMENT = 64;
/** NumPy itself reads no longer ones. */
const LONGEST_HEADER = 10_000;
/** Bytes of an element that is kept. */
const WIDTH = 4;

/** The pieces of a file of one array, little-endian and in row-major order; the numbers are not copied. */
export function npyPieces({ shape, data }: NamedArray): readonly Uint8Array<ArrayBuffer>[] {
  const type = data instanceof Int32Array ? '<i4' : '<f4';
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  const start = [...MAGIC, 1, 0];
  const unpadded = start.length + 2 + dictionary.length + 1;
  const header = new Uint8Array(Math.ceil(unpadded / ALIGNMENT) * ALIGNMENT);
  header.set(start);
  const length = header.length - start.length - 2;
  new DataView(header.buffer).setUint16(start.length, length, true);
  header.set(new TextEncoder().encode(`${dictionary.padEnd(length - 1)}\n`), start.length + 2);
  return [header, bytesOf(data)];
}

/** The types of numbers, by the letter and the bytes in a `descr` such as `<f4`. */
const TYPES: Readonly<Record<string, ElementType>> = {
  f8: ELEMENTS.float64,
  f4: ELEMENTS.float32,
  f2: ELEMENTS.float16,
  i8: ELEMENTS.int64,
  i4: ELEMENTS.int32,
  i2: ELEMENTS.int16,
  i1: ELEMENTS.int8,
  u8: ELEMENTS.uint64,
  u4: ELEMENTS.uint32,
  u2: ELEMENTS.uint16,
  u1: ELEMENTS.uint8,
  b1: ELEMENTS.bool,
};

/** Whether bytes begin as those of such a file. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * The array of a file.
 * @param name for the array and for sentences
 * @param most the most bytes that its elements may need
 * @throws UnreadableFile if it is damaged or holds anything else than numbers
 */
export function readNpy(bytes: Uint8Array, name: string, most: number = LIMITS.bytes): NamedArray {
  const wrong = (how: string) => new UnreadableFile(`The NumPy array ${quote(name)} cannot be read: ${how}.`);
  if (!isNpy(bytes)) throw wrong('it does not begin with “\\x93NUMPY”');
  const version = bytes[MAGIC.length] ?? 0;
  if (version < 1 || version > 3) throw wrong(`its format has the version ${version}, but 1 to 3 are read`);
  const wide = version > 1;
  const start = MAGIC.length + 2 + (wide ? 4 : 2);
  if (bytes.length < start) throw wrong(`it ends after ${bytes.length} bytes, within the length of its header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = wide ? view.getUint32(MAGIC.length + 2, true) : view.getUint16(MAGIC.length + 2, true);
  const longest = Math.min(LONGEST_HEADER, bytes.length - start);
  if (length > longest) {
    throw wrong(`its header would have ${grouped(length)} bytes, but at most ${grouped(longest)} are possible`);
  }
  const text = new TextDecoder().decode(bytes.subarray(start, start + length));
  const { descr, shape, byColumns } = headerOf(text) ?? {};
  if (descr === undefined || shape === undefined) {
    throw wrong(`its header is ${quote(text)}, but a dictionary with descr, fortran_order and shape is expected`);
  }
  const type = Object.hasOwn(TYPES, descr.slice(1)) ? TYPES[descr.slice(1)] : undefined;
  if (type === undefined || !isShape(shape) || shape.length > LIMITS.axes) {
    throw wrong(
      type === undefined
        ? `its elements are of the type ${quote(descr)}, but numbers are expected: ${Object.keys(TYPES).join(', ')}`
        : `its shape is (${shape.join(', ')}), but at most ${LIMITS.axes} lengths with a product below 2^53 are expected`,
    );
  }
  const size = sizeOf(shape) * type.width;
  const data = bytes.subarray(start + length);
  if (data.length !== size) {
    throw wrong(
      `it has ${grouped(data.length)} bytes of elements, but ${descr} of shape (${shape.join(', ')}) takes ${grouped(size)}`,
    );
  }
  if (WIDTH * sizeOf(shape) > most) {
    throw wrong(`it needs ${grouped(WIDTH * sizeOf(shape))} bytes, but only ${grouped(most)} are left for it`);
  }
  const elements = elementsOf(data, type, !descr.startsWith('>'));
  return { name, shape, data: byColumns ? byRows(elements, shape) : elements };
}

/** A dictionary of Python with the three keys, in any order. */
const HEADER =
  /^\{(?=.*'descr': '([<>|=]\w{2,16})')(?=.*'fortran_order': (True|False))(?=.*'shape': \((|\d+,|\d+(?:, ?\d+)+,?)\)).*\}\s*$/;

function headerOf(text: string) {
  const [, descr, order, lengths] = HEADER.exec(text) ?? [];
  if (descr === undefined || lengths === undefined) return null;
  const shape = lengths.split(',').map((length) => length.trim());
  return { descr, byColumns: order === 'True', shape: shape.filter((length) => length !== '').map(Number) };
}

/** Elements whose first axis varies fastest, in row-major order. */
function byRows<Values extends NamedArray['data']>(elements: Values, shape: Shape): Values {
  const ordered = elements.slice() as Values;
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  const position = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < ordered.length; to++) {
    ordered[to] = elements[from] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis] as number;
      position[axis] = (position[axis] as number) + 1;
      if (position[axis] !== shape[axis]) break;
      from -= (strides[axis] as number) * (shape[axis] as number);
      position[axis] = 0;
    }
  }
  return ordered;
}
