import type { Phase, PlayerId, ProgramView } from '../../../runtime/protocol.ts';

export type ProgramNode = ProgramView['nodes'][number];

/** A node of the picture: one node of the program, or a chain of nodes without other readers. */
export interface Drawn {
  /** The id of its last node, whose result is also the result of the chain. */
  readonly id: number;
  readonly nodes: readonly ProgramNode[];
  readonly phase: Phase;
  readonly player: PlayerId | null;
  /** The ids of the drawn nodes that it reads. */
  readonly inputs: readonly number[];
}

/** A picture with more nodes would be unreadable. */
export const MOST_DRAWN = 400;

/** The nodes of the picture. Constants are shown in the nodes that read them; in a large program, chains become one. */
export function drawnNodes({ nodes }: ProgramView, most: number = MOST_DRAWN): readonly Drawn[] {
  const drawable = nodes.filter(({ op }) => op !== 'constant');
  const known = new Set(drawable.map(({ id }) => id));
  const all = drawable.map((node) => ({
    id: node.id,
    nodes: [node],
    phase: node.phase,
    player: node.player,
    inputs: [...new Set(node.inputs)].filter((id) => known.has(id)),
  }));
  return all.length > most ? foldChains(all) : all;
}

/** The ids of the readers of each node. */
export function readersByNode(nodes: readonly Drawn[]): ReadonlyMap<number, readonly number[]> {
  const readers = new Map<number, number[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, inputs } of nodes) for (const input of inputs) readers.get(input)?.push(id);
  return readers;
}

/** The numbers of nodes by phase, and of constants, which are drawn in the nodes that read them. */
export function countNodes({ nodes }: ProgramView): Record<Phase | 'constant', number> {
  const counts = { forward: 0, backward: 0, update: 0, constant: 0 };
  for (const { op, phase } of nodes) counts[op === 'constant' ? 'constant' : phase]++;
  return counts;
}

/** The number of nodes that serve only one player; null for a network without players. */
export function countPlayers({ nodes }: ProgramView): Readonly<Record<PlayerId, number>> | null {
  const of = (player: PlayerId) => nodes.filter((node) => node.player === player && node.op !== 'constant').length;
  const counts = { discriminator: of('discriminator'), generator: of('generator') };
  return counts.discriminator + counts.generator > 0 ? counts : null;
}

/** Joins each node with its only reader if that reads nothing else and belongs to the same phase and player. */
function foldChains(nodes: readonly Drawn[]): readonly Drawn[] {
  const readers = readersByNode(nodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const follower = (node: Drawn): Drawn | null => {
    const [only, other] = readers.get(node.id) ?? [];
    const next = only === undefined || other !== undefined ? undefined : byId.get(only);
    const named = node.nodes.some(({ op }) => op === 'input');
    return next && !named && next.phase === node.phase && next.player === node.player && next.inputs.length === 1
      ? next
      : null;
  };
  const swallowed = new Set(nodes.flatMap((node) => follower(node)?.id ?? []));
  return nodes.flatMap((node) => {
    if (swallowed.has(node.id)) return [];
    const chain: Drawn[] = [node];
    for (let next = follower(node); next; next = follower(next)) chain.push(next);
    return [{ ...node, id: (chain.at(-1) as Drawn).id, nodes: chain.flatMap(({ nodes }) => nodes) }];
  });
}
