/** The few kinds of ONNX protobuf messages that Nabla writes. */
import { create, toBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  type GraphProto,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProto_DataType,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from 'onnx-buf';
import type { DType } from '../ir/graph.ts';
import type { OnnxAttribute } from '../ops/op.ts';
import { verifyGraph } from './verify.ts';

/** The operator set that every lowering targets. */
export const OPSET = 21;
/** The ONNX file format that introduced this operator set. */
const IR_VERSION = 10;

/** A setting of a node besides its inputs; a graph is the body of a Scan. */
export type NodeAttribute = OnnxAttribute | GraphProto | { readonly strings: readonly string[] };

/** The length of an axis: a number, or the name of a length that is known only at run time. */
export type Dimension = number | string;

const dataTypes = {
  float32: TensorProto_DataType.FLOAT,
  int32: TensorProto_DataType.INT32,
  int64: TensorProto_DataType.INT64,
  bool: TensorProto_DataType.BOOL,
  float64: TensorProto_DataType.DOUBLE,
  string: TensorProto_DataType.STRING,
} as const satisfies Record<DType | 'int64' | 'float64' | 'string', TensorProto_DataType>;

export type OnnxDType = keyof typeof dataTypes;

/** The types that constants can have. */
export type NumberDType = Exclude<OnnxDType, 'string'>;

/** The number by which ONNX means a type, as the target of a Cast. */
export function dataTypeOf(dtype: OnnxDType): number {
  return dataTypes[dtype];
}

/** @throws Error if the graph is inconsistent */
export function encodeModel(graph: GraphProto): Uint8Array<ArrayBuffer> {
  verifyGraph(graph);
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(IR_VERSION),
    producerName: 'nabla',
    opsetImport: [{ domain: '', version: BigInt(OPSET) }],
    graph,
  });
  return toBinary(ModelProtoSchema, model);
}

export function tensorInfo(
  name: string,
  dtype: OnnxDType,
  shape: readonly Dimension[],
  docString?: string,
): ValueInfoProto {
  const dim = shape.map((length) => ({
    value:
      typeof length === 'number'
        ? { case: 'dimValue' as const, value: BigInt(length) }
        : { case: 'dimParam' as const, value: length },
  }));
  const tensorType = { elemType: dataTypes[dtype], shape: { dim } };
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: tensorType } },
    ...(docString !== undefined && { docString }),
  });
}

export function tensorConstant(
  name: string,
  dtype: NumberDType,
  shape: readonly number[],
  values: Iterable<number>,
): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[dtype],
    dims: shape.map(BigInt),
    rawData: new Uint8Array(rawElements(dtype, values).buffer),
  });
}

function rawElements(dtype: NumberDType, values: Iterable<number>) {
  switch (dtype) {
    case 'float32':
      return Float32Array.from(values);
    case 'int32':
      return Int32Array.from(values);
    case 'int64':
      return BigInt64Array.from(Array.from(values, BigInt));
    case 'float64':
      return Float64Array.from(values);
    case 'bool':
      return Uint8Array.from(values);
  }
}

/** The elements of a constant of `tensorConstant` with integers. */
export function integersIn({ rawData }: TensorProto): readonly number[] {
  return Array.from(new BigInt64Array(rawData.slice().buffer), Number);
}

export function integersAttribute(name: string, values: readonly number[]): AttributeProto {
  return attribute(name, values);
}

/** The ops outside of ONNX's own operator set, and the domains that they are in. */
const DOMAINS: Readonly<Record<string, string>> = { LabelEncoder: 'ai.onnx.ml' };

/** What a person reads about a node. */
export interface NodeText {
  readonly name: string;
  readonly docString: string;
}

export function operation(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, NodeAttribute>>,
  text?: NodeText,
): NodeProto {
  const domain = DOMAINS[type];
  return create(NodeProtoSchema, {
    ...text,
    ...(domain !== undefined && { domain }),
    opType: type,
    input: [...inputs],
    output: [...outputs],
    attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  });
}

function attribute(name: string, value: NodeAttribute): AttributeProto {
  const types = AttributeProto_AttributeType;
  if (typeof value === 'number') return create(AttributeProtoSchema, { name, type: types.INT, i: BigInt(value) });
  if ('float' in value) return create(AttributeProtoSchema, { name, type: types.FLOAT, f: value.float });
  if ('strings' in value) {
    const strings = value.strings.map((text) => new TextEncoder().encode(text));
    return create(AttributeProtoSchema, { name, type: types.STRINGS, strings });
  }
  if ('$typeName' in value) return create(AttributeProtoSchema, { name, type: types.GRAPH, g: value });
  return create(AttributeProtoSchema, { name, type: types.INTS, ints: value.map(BigInt) });
}
