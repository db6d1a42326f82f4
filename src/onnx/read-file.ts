/**
 * Reads what an ONNX file says about itself, and the numbers in it. The file may be damaged or hostile, so nothing of it is
 * decoded before it is needed, and nothing is allocated that is larger than the file.
 */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { TensorProto_DataType } from 'onnx-buf';
import { formatShape, type Shape, sizeOf } from '../math/shape.ts';

/** What a file contains, as far as it is read back. */
export interface FileContent {
  /** The program that wrote it; empty if it does not say. */
  readonly producer: string;
  readonly metadata: ReadonlyMap<string, string>;
  /** A tensor of 32-bit numbers in the model; undefined if none has this name. @throws see `readFile` */
  tensor(name: string): { readonly shape: Shape; readonly data: Float32Array } | undefined;
}

/** The most bytes of a file that is read. */
export const LARGEST_FILE = 128 * 2 ** 20;
/** The most fields of a message that are read; a model that Nabla writes has far fewer. */
const MOST_FIELDS = 100_000;
/** ONNX has no op for tensors with more axes than this. */
const MOST_AXES = 8;

/** The numbers of the fields that are read, as onnx.proto gives them. */
const FIELDS = {
  model: { producer: 2, graph: 7, metadata: 14 },
  graph: { initializer: 5 },
  entry: { key: 1, value: 2 },
  tensor: { dims: 1, type: 2, floats: 4, name: 8, raw: 9, location: 14 },
} as const;

/**
 * Reads an ONNX file, whatever it contains.
 * @throws Error with a sentence for people, if it is none, or is damaged
 */
export function readFile(bytes: Uint8Array): FileContent {
  if (bytes.length > LARGEST_FILE) {
    const [found, most] = [bytes.length, LARGEST_FILE].map((size) => `${Math.ceil(size / 2 ** 20)} MB`);
    throw new Error(`The file has ${found}, but at most ${most} are read.`);
  }
  try {
    return contentOf(bytes);
  } catch (cause) {
    throw new Error('The file is no ONNX model, or a part of it is missing.', { cause });
  }
}

function contentOf(bytes: Uint8Array): FileContent {
  const model = fieldsOf(bytes, FIELDS.model);
  const { producer, graph, metadata } = FIELDS.model;
  const graphs = model.get(graph) ?? [];
  if (graphs.length !== 1) throw new Error('a model has one graph');
  const tensors = new Map(
    (fieldsOf(graphs[0] as Uint8Array, FIELDS.graph).get(FIELDS.graph.initializer) ?? []).map((tensor) => {
      const fields = fieldsOf(tensor, FIELDS.tensor);
      return [text(fields.get(FIELDS.tensor.name)), fields];
    }),
  );
  const entries = (model.get(metadata) ?? []).map((entry) => {
    const fields = fieldsOf(entry, FIELDS.entry);
    return [text(fields.get(FIELDS.entry.key)), text(fields.get(FIELDS.entry.value))] as const;
  });
  return {
    producer: text(model.get(producer)),
    metadata: new Map(entries),
    tensor(name) {
      const fields = tensors.get(name);
      return fields && numbersOf(name, fields);
    },
  };
}

/** TensorProto.DataLocation for numbers in a file of their own. */
const EXTERNAL = 1;

type Fields = ReadonlyMap<number, readonly Uint8Array[]>;

/** Some fields of a message as they are in it, by their numbers: for those with a length, their content. */
function fieldsOf(bytes: Uint8Array, kinds: Readonly<Record<string, number>>): Fields {
  const wanted = new Map<number, Uint8Array[]>(Object.values(kinds).map((number) => [number, []]));
  const reader = new BinaryReader(bytes);
  let count = 0;
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    const fields = wanted.get(number);
    const start = reader.pos;
    const hasLength = wire === WireType.LengthDelimited;
    const content = hasLength ? reader.bytes() : null;
    if (!hasLength) reader.skip(wire, number);
    if (!fields) continue;
    if (++count > MOST_FIELDS) throw new RangeError('the file has too many fields');
    fields.push(content ?? bytes.subarray(start, reader.pos));
  }
  return wanted;
}

function text(values: readonly Uint8Array[] | undefined): string {
  return values === undefined || values.length === 0
    ? ''
    : new TextDecoder('utf-8', { fatal: true }).decode(values.at(-1));
}

/** @throws Error if it is no tensor of 32-bit numbers that are all there */
function numbersOf(name: string, fields: Fields): { readonly shape: Shape; readonly data: Float32Array } {
  const { dims, type, floats, raw, location } = FIELDS.tensor;
  const shape = integersOf(fields.get(dims) ?? []);
  const [kind = 0] = integersOf(fields.get(type) ?? []);
  if (integersOf(fields.get(location) ?? [])[0] === EXTERNAL) {
    throw new Error(`"${name}" is in another file, beside this one. Save the model as a single file.`);
  }
  // Some programs store numbers in a field of their own, with the same bytes.
  const bytes = fields.get(raw)?.at(-1);
  const content = bytes?.length ? bytes : joined(fields.get(floats) ?? []);
  if (kind !== TensorProto_DataType.FLOAT || content.length !== 4 * sizeOf(shape)) {
    const found = `${content.length} bytes of type ${kind}`;
    throw new Error(
      `"${name}" in the file should be 32-bit numbers of the shape ${formatShape(shape)}, but is ${found}.`,
    );
  }
  // Copied, because 32-bit numbers have to begin at a multiple of four bytes.
  return { shape, data: new Float32Array(Uint8Array.from(content).buffer) };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}

/** Whole numbers, packed or one by one; those of a shape or of a type are few and not negative. */
function integersOf(pieces: readonly Uint8Array[]): readonly number[] {
  const numbers: number[] = [];
  for (const piece of pieces) {
    const reader = new BinaryReader(piece);
    while (reader.pos < reader.len) {
      if (numbers.length === MOST_AXES) throw new Error(`A tensor in the file has more than ${MOST_AXES} axes.`);
      const number = integerIn(reader);
      if (!Number.isSafeInteger(number) || number < 0)
        throw new Error(`A tensor in the file has an axis of length ${number}.`);
      numbers.push(number);
    }
  }
  return numbers;
}

function integerIn(reader: BinaryReader): number {
  try {
    return Number(reader.int64());
  } catch (cause) {
    throw new Error('The length of an axis of a tensor in the file is damaged.', { cause });
  }
}
