import { float32, type Graph, inputName } from '../../ir/graph.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Pack } from '../../onnx/training.ts';
import { piece, reshape } from '../../ops/index.ts';
import type { Joined } from './join-biases.ts';
import { rewrite } from './rewrite.ts';

/** Reads the members of packs, and what they have been joined to, out of the vectors that hold them. */
export function packState(graph: Graph, packs: readonly Pack[], joined: readonly Joined[] = []): Graph {
  const read = packs.map((pack) => ({ pack, parts: partsOf(pack, joined) }));
  return rewrite(graph, (value, _inputs, { builder }) => {
    if (value.op !== 'input') return null;
    const name = inputName(value);
    const found = read.find(({ pack, parts }) => pack.name !== name && parts.some((part) => part.name === name));
    if (!found) return null;
    const { pack, parts } = found;
    const packed = builder.input(pack.name, float32(pack.shape));
    if (parts.length === 1) return reshape(packed, value.type.shape);
    const lengths = parts.map(({ shape }) => sizeOf(shape));
    const index = parts.findIndex((part) => part.name === name);
    return reshape(piece(packed, lengths, index), value.type.shape);
  });
}

/** What a step reads of a pack, one after the other: its members, and a weight with the bias behind it where joined. */
function partsOf({ members }: Pack, joined: readonly Joined[]): Pack['members'] {
  return members.flatMap((member) => {
    if (joined.some(({ bias }) => bias === member.name)) return [];
    return joined.find(({ weight }) => weight === member.name) ?? member;
  });
}
