/** ONNX files for other programs, and what is read back from them. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { type GraphProto, type ModelProto, ModelProtoSchema, TensorProto_DataType } from 'onnx-buf';
import { type Shape, sizeOf } from '../math/shape.ts';
import { FILE_IR_VERSION, FILE_OPSET, toFileOpset } from './opset-17.ts';
import { verifyGraph } from './verify.ts';
import type { GraphWriter } from './writer.ts';

/** What a file says about its model. */
export interface FileAbout {
  /** The name of the graph. */
  readonly name: string;
  /** For people: what the model computes, and how to run it. */
  readonly text: string;
  /** The version of the program that writes it. */
  readonly version: string;
  /** For programs, by key. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws Error if the graph is inconsistent */
export function writeFile(writer: GraphWriter, { name, text, version, metadata }: FileAbout): Uint8Array<ArrayBuffer> {
  const graph = toFileOpset(writer.finish(name));
  graph.docString = text;
  verifyGraph(graph);
  const domains = [
    { domain: '', version: BigInt(FILE_OPSET) },
    ...(usesMl(graph) ? [{ domain: 'ai.onnx.ml', version: 3n }] : []),
  ];
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(FILE_IR_VERSION),
    producerName: PRODUCER,
    producerVersion: version,
    docString: text,
    opsetImport: domains,
    graph,
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return toBinary(ModelProtoSchema, model);
}

function usesMl({ node }: GraphProto): boolean {
  return node.some(({ domain }) => domain === 'ai.onnx.ml');
}

const PRODUCER = 'nabla';

/** What a file contains, as far as it is read back. */
export interface FileContent {
  readonly producer: string;
  readonly metadata: ReadonlyMap<string, string>;
  /** A tensor of numbers that the model contains; undefined if there is none of this name. @throws see `readFile` */
  tensor(name: string): { readonly shape: Shape; readonly data: Float32Array } | undefined;
}

/** The most bytes of a file that is read. */
export const LARGEST_FILE = 128 * 2 ** 20;

/**
 * Reads an ONNX file, whatever it contains.
 * @throws Error with a sentence for people, if it is none, or is damaged
 */
export function readFile(bytes: Uint8Array): FileContent {
  if (bytes.length > LARGEST_FILE) {
    throw new Error(
      `The file has "${Math.ceil(bytes.length / 2 ** 20)} MB", but at most ${LARGEST_FILE / 2 ** 20} MB are read.`,
    );
  }
  const model = decoded(bytes);
  if (!model.graph) throw new Error('The file is no ONNX model: it has no graph.');
  const tensors = new Map(model.graph.initializer.map((tensor) => [tensor.name, tensor]));
  return {
    producer: model.producerName,
    metadata: new Map(model.metadataProps.map(({ key, value }) => [key, value])),
    tensor(name) {
      const tensor = tensors.get(name);
      if (!tensor) return undefined;
      const shape = tensor.dims.map(Number);
      const size = sizeOf(shape);
      const isSafe = shape.every((length) => Number.isSafeInteger(length) && length >= 0) && Number.isSafeInteger(size);
      if (tensor.dataType !== TensorProto_DataType.FLOAT || !isSafe || tensor.rawData.length !== 4 * size) {
        const found = `[${tensor.dims.slice(0, 8).join(', ')}] with ${tensor.rawData.length} bytes`;
        throw new Error(`"${name}" in the file should be 32-bit numbers, 4 bytes each, but it is ${found}.`);
      }
      // Copied, because numbers have to begin at a multiple of four bytes.
      return { shape, data: new Float32Array(tensor.rawData.slice().buffer) };
    },
  };
}

function decoded(bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw new Error('The file is no ONNX model, or a part of it is missing.', { cause });
  }
}
