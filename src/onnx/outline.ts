import { fromBinary } from '@bufbuild/protobuf';
import { type GraphProto, ModelProtoSchema, type ValueInfoProto } from 'onnx-buf';
import { formatShape } from '../math/shape.ts';
import { typeOf } from './value-type.ts';

/** More tensors than these are only counted. */
const MOST = 200;

/** What an ONNX file of `writeFile` contains, for people: its text, its inputs and outputs, its nodes and its tensors. */
export function outlineOf(bytes: Uint8Array): string {
  const { docString, graph } = fromBinary(ModelProtoSchema, bytes);
  if (!graph) return docString;
  const { input, output, initializer } = graph;
  const tensors = initializer.filter(({ dims, docString: text }) => dims.length > 0 || text !== '');
  const shown = tensors.slice(0, MOST).map(({ name, dims }) => `${name} ${formatShape(dims.map(Number))}`);
  return [
    docString,
    section('Inputs', input.map(infoLine)),
    section('Outputs', output.map(infoLine)),
    section('Nodes', opLines(graph)),
    section('Tensors', tensors.length > MOST ? [...shown, `and ${tensors.length - MOST} more`] : shown),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** `x float [batch, 2]` */
function infoLine(info: ValueInfoProto): string {
  const { shape, dtype } = typeOf(info);
  return shape === null ? info.name : `${info.name} ${dtype} [${shape.join(', ')}]`;
}

/** The kinds of nodes with their numbers, the most frequent first. */
function opLines({ node }: GraphProto): readonly string[] {
  const counts = new Map<string, number>();
  for (const { opType } of node) counts.set(opType, (counts.get(opType) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([op, count]) => `${count} × ${op}`);
}
