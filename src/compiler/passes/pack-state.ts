import { float32, type Graph, inputName } from '../../ir/graph.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Pack } from '../../onnx/training.ts';
import { piece, reshape } from '../../ops/index.ts';
import type { Joined } from './join-biases.ts';
import { rewrite } from './rewrite.ts';

/**
 * Replaces reads of the members of packs, and of the tensors they were joined into, with reads of the vectors that
 * contain them.
 */
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

/** The parts of a pack that a step reads, in order: its members, with a joined weight and bias as one part. */
function partsOf({ members }: Pack, joined: readonly Joined[]): Pack['members'] {
  return members.flatMap((member) => {
    if (joined.some(({ bias }) => bias === member.name)) return [];
    return joined.find(({ weight }) => weight === member.name) ?? member;
  });
}
