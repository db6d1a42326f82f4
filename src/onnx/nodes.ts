import { fromBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  AttributeProto_AttributeType,
  type GraphProto,
  ModelProtoSchema,
  type NodeProto,
} from 'onnx-buf';
import { nameOf, typeOf, type ValueType } from './value-type.ts';

/** The graph of an ONNX file, for people to look at. */
export interface FileGraph {
  /** Each after its inputs. */
  readonly nodes: readonly FileNode[];
  /** The results of the file, by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

/** An operation of a file, one of its inputs or one of its constants. */
export interface FileNode extends ValueType {
  readonly id: number;
  /** The type in ONNX, `input` or `constant`. */
  readonly op: string;
  /** The operator set of the type; empty for ONNX's own. */
  readonly domain: string;
  /** The name of an input or a constant; null for the rest. */
  readonly name: string | null;
  /** What it computes, as the file says. */
  readonly text: string;
  /** The start of its name in the file, before the first `/`. */
  readonly scope: string;
  /** Ids of other nodes. */
  readonly inputs: readonly number[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Reads the graph of a file of `writeFile`. @throws Error if the file is damaged */
export function nodesOf(bytes: Uint8Array): FileGraph {
  const { graph } = fromBinary(ModelProtoSchema, bytes);
  if (!graph) throw new Error('the model has no graph');
  const types = new Map([...graph.valueInfo, ...graph.output, ...graph.input].map((info) => [info.name, typeOf(info)]));
  const ids = new Map<string, number>();
  const nodes: FileNode[] = [];
  const add = (outputs: readonly string[], node: Omit<FileNode, 'id'>) => {
    for (const output of outputs) ids.set(output, nodes.length);
    nodes.push({ id: nodes.length, ...node });
  };
  const own = { domain: '', scope: '', inputs: [], attributes: {} };
  const given = new Set(graph.initializer.map(({ name }) => name));
  for (const info of graph.input) {
    if (given.has(info.name)) continue;
    add([info.name], { ...own, op: 'input', name: info.name, text: info.docString, ...typeOf(info) });
  }
  for (const { name, dims, dataType, docString } of graph.initializer) {
    const type = { shape: dims.map(Number), dtype: nameOf(dataType) };
    add([name], { ...own, op: 'constant', name, text: docString, ...type });
  }
  for (const node of graph.node) add(node.output, operation(node, ids, types));
  return { nodes, outputs: outputsOf(graph, ids) };
}

function operation(
  { opType, domain, name, docString, input, output, attribute }: NodeProto,
  ids: ReadonlyMap<string, number>,
  types: ReadonlyMap<string, ValueType>,
): Omit<FileNode, 'id'> {
  return {
    op: opType,
    domain,
    name: null,
    text: docString,
    scope: name.split('/')[0] as string,
    inputs: input.flatMap((one) => ids.get(one) ?? []),
    ...(types.get(output[0] as string) ?? { shape: null, dtype: '' }),
    attributes: Object.fromEntries(attribute.map((one) => [one.name, attributeOf(one)])),
  };
}

function outputsOf({ output }: GraphProto, ids: ReadonlyMap<string, number>): FileGraph['outputs'] {
  return Object.fromEntries(output.map(({ name }) => [name, ids.get(name) as number]));
}

const DECODER = new TextDecoder();

function attributeOf(attribute: AttributeProto): unknown {
  const { name, type, i, f, s, ints, floats, strings } = attribute;
  switch (type) {
    case AttributeProto_AttributeType.INT:
      return name === 'to' ? nameOf(Number(i)) : Number(i);
    case AttributeProto_AttributeType.FLOAT:
      return f;
    case AttributeProto_AttributeType.STRING:
      return DECODER.decode(s);
    case AttributeProto_AttributeType.INTS:
      return ints.map(Number);
    case AttributeProto_AttributeType.FLOATS:
      return [...floats];
    case AttributeProto_AttributeType.STRINGS:
      return strings.map((one) => DECODER.decode(one));
    default:
      return 'a tensor or a graph';
  }
}
