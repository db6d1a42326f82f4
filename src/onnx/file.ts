/** ONNX files for other programs. */
import { create, toBinary } from '@bufbuild/protobuf';
import { type GraphProto, ModelProtoSchema } from 'onnx-buf';
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
