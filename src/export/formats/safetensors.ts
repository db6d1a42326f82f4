/** Files of named arrays with a description in JSON: https://huggingface.co/docs/safetensors. */
import { formatShape, sizeOf } from '../../math/shape.ts';
import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { joined } from '../../packing/zip.ts';
import { isRecord } from '../../table/is-record.ts';
import { grouped, quote } from '../../table/words.ts';
import type { ArrayFile, NamedArray } from '../arrays.ts';
import { bytesOf, ELEMENTS, type ElementType, elementsOf, isShape } from './elements.ts';
import { LIMITS } from './limits.ts';
import { parseJson } from './parse-json.ts';

/** Bytes of the number at the beginning, which is the length of the header. */
const PREFIX = 8;
/** The key of the header that describes no array. */
const METADATA = '__metadata__';

/** The pieces of a file, one after the other; the numbers are not copied. */
export function safetensorsPieces({ arrays, metadata }: ArrayFile): readonly Uint8Array<ArrayBuffer>[] {
  const names = new Set([METADATA, ...arrays.map(({ name }) => name)]);
  if (names.size <= arrays.length) throw new RangeError(`arrays need names of their own other than ${METADATA}`);
  let end = 0;
  const described = arrays.map(({ name, shape, data }) => {
    const dtype = data instanceof Int32Array ? 'I32' : 'F32';
    const data_offsets = [end, end + data.byteLength];
    end += data.byteLength;
    return entry(name, { dtype, shape, data_offsets });
  });
  const header = new TextEncoder().encode(`{${[entry(METADATA, metadata), ...described].join(',')}}`);
  const padded = new Uint8Array(Math.ceil(header.length / PREFIX) * PREFIX).fill(0x20);
  padded.set(header);
  const prefix = new Uint8Array(PREFIX);
  new DataView(prefix.buffer).setBigUint64(0, BigInt(padded.length), true);
  return [prefix, padded, ...arrays.map(({ data }) => bytesOf(data))];
}

function entry(key: string, value: unknown): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

/** Arrays and texts as a file. */
export function writeSafetensors(file: ArrayFile): Uint8Array<ArrayBuffer> {
  return joined(safetensorsPieces(file));
}

const TYPES: Readonly<Record<string, ElementType>> = {
  F64: ELEMENTS.float64,
  F32: ELEMENTS.float32,
  F16: ELEMENTS.float16,
  BF16: ELEMENTS.bfloat16,
  I64: ELEMENTS.int64,
  I32: ELEMENTS.int32,
  I16: ELEMENTS.int16,
  I8: ELEMENTS.int8,
  U64: ELEMENTS.uint64,
  U32: ELEMENTS.uint32,
  U16: ELEMENTS.uint16,
  U8: ELEMENTS.uint8,
  BOOL: ELEMENTS.bool,
};

/** An array as the header describes it. */
interface Described {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly begin: number;
  readonly end: number;
}

/**
 * The arrays of a file, in the order of their numbers there, and its texts.
 * @throws UnreadableFile if it does not follow the format in every detail
 */
export function readSafetensors(bytes: Uint8Array): ArrayFile {
  const length = headerLength(bytes);
  const header = parseJson(bytes.subarray(PREFIX, PREFIX + length), 'The header of the safetensors file');
  if (!isRecord(header)) throw wrong('its header is not a JSON object');
  const { [METADATA]: metadata = {}, ...entries } = header;
  const texts = textsOf(metadata);
  const data = bytes.subarray(PREFIX + length);
  const described = Object.entries(entries).map(describedBy);
  described.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkPacking(described, data.length);
  const kept = described.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
  if (kept > LIMITS.bytes) {
    throw wrong(`its arrays need ${grouped(kept)} bytes, but at most ${grouped(LIMITS.bytes)} are read`);
  }
  const arrays = described.map(
    ({ name, shape, type, begin, end }): NamedArray => ({
      name,
      shape,
      data: elementsOf(data.subarray(begin, end), type),
    }),
  );
  return { arrays, metadata: texts };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < PREFIX + 2) {
    throw wrong(`it has ${bytes.length} bytes, but the length of its header and the shortest header take 10`);
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, PREFIX).getBigUint64(0, true);
  const rest = bytes.length - PREFIX;
  if (length > rest) {
    throw wrong(
      `its header would have ${length.toLocaleString('en')} bytes, but only ${grouped(rest)} follow; it may be incomplete`,
    );
  }
  if (length > LIMITS.header) {
    throw wrong(`its header has ${length.toLocaleString('en')} bytes, but at most ${grouped(LIMITS.header)} are read`);
  }
  if (bytes[PREFIX] !== 0x7b) throw wrong('its header does not begin with “{”');
  return Number(length);
}

function textsOf(metadata: unknown): Readonly<Record<string, string>> {
  if (!isRecord(metadata)) throw wrong(`its ${METADATA} is not an object`);
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') {
      throw wrong(
        `${quote(key)} of its ${METADATA} is ${quote(JSON.stringify(value))}, but only texts are allowed there`,
      );
    }
  }
  return metadata as Readonly<Record<string, string>>;
}

function describedBy([name, value]: [name: string, value: unknown]): Described {
  const { dtype, shape, data_offsets: offsets } = isRecord(value) ? value : {};
  const refused = (what: string, found: unknown, expected: string) => {
    const having =
      found === undefined
        ? `no ${what}`
        : `the ${what} ${quote(typeof found === 'string' ? found : JSON.stringify(found))}`;
    return wrong(`the array ${quote(name)} has ${having}, but ${expected}`);
  };
  const type = typeof dtype === 'string' && Object.hasOwn(TYPES, dtype) ? TYPES[dtype] : undefined;
  if (type === undefined) throw refused('dtype', dtype, `only ${Object.keys(TYPES).join(', ')} are read`);
  if (!isShape(shape) || shape.length > LIMITS.axes) {
    throw refused('shape', shape, `at most ${LIMITS.axes} whole numbers with a product below 2^53 are expected`);
  }
  const size = sizeOf(shape) * type.width;
  if (!isRange(offsets) || offsets[1] - offsets[0] !== size) {
    const expected = `a first and a last byte with ${grouped(size)} bytes between them are expected`;
    throw refused('data_offsets', offsets, `for ${dtype} of its shape ${formatShape(shape)} ${expected}`);
  }
  const [begin, end] = offsets;
  return { name, shape, type, begin, end };
}

function isRange(value: unknown): value is readonly [begin: number, end: number] {
  return Array.isArray(value) && value.length === 2 && value.every((at) => Number.isSafeInteger(at) && at >= 0);
}

/** @throws UnreadableFile if bytes belong to two arrays or to none */
function checkPacking(described: readonly Described[], length: number): void {
  let last = { name: '', end: 0 };
  for (const one of described) {
    if (one.begin !== last.end) {
      const kind = one.begin < last.end ? 'overlap' : 'leave a hole';
      const before =
        last.name === '' ? 'the beginning of the data' : `${quote(last.name)}, which ends at byte ${last.end}`;
      throw wrong(`the array ${quote(one.name)} begins at byte ${one.begin}, after ${before}; they ${kind}`);
    }
    last = one;
  }
  if (last.end !== length) {
    throw wrong(`its arrays end at byte ${last.end} of the data, but the file has ${grouped(length)} bytes of them`);
  }
}

function wrong(how: string): UnreadableFile {
  return new UnreadableFile(`The safetensors file cannot be read: ${how}.`);
}
