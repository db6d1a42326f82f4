import { float32, type Graph, inputName } from '../../ir/graph.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Pack } from '../../onnx/training.ts';
import { piece, reshape } from '../../ops/index.ts';
import { rewrite } from './rewrite.ts';

/** Reads the members of packs out of the vectors that hold them. */
export function packState(graph: Graph, packs: readonly Pack[]): Graph {
  return rewrite(graph, (value, _inputs, { builder }) => {
    if (value.op !== 'input') return null;
    const pack = packs.find(({ members }) => members.some(({ name }) => name === inputName(value)));
    if (!pack) return null;
    const packed = builder.input(pack.name, float32(pack.shape));
    if (pack.members.length === 1) return reshape(packed, value.type.shape);
    const lengths = pack.members.map(({ shape }) => sizeOf(shape));
    const index = pack.members.findIndex(({ name }) => name === inputName(value));
    return reshape(piece(packed, lengths, index), value.type.shape);
  });
}
