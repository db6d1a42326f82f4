import type { Written } from '../../../export/exported.ts';
import type { Phase, PlayerId, ProgramView } from '../../../runtime/protocol.ts';

/** The part of an exported network that a node belongs to. */
export type FilePart = 'preparation' | 'network' | 'answer';

/** A graph to look at: that of a training step, or that of an exported network. */
export interface GraphView {
  /** Each after its inputs. */
  readonly nodes: readonly GraphNode[];
  /** The results by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

export interface GraphNode extends Omit<ProgramView['nodes'][number], 'phase' | 'shape'> {
  readonly phase: Phase | FilePart;
  /** Sizes or names of sizes; null if they are not known. */
  readonly shape: readonly (number | string)[] | null;
  /** What the node of a file computes, as the file says. */
  readonly text?: string;
  /** The operator set of the node of a file; undefined in a training step, whose ops are Nabla's. */
  readonly domain?: string;
}

type FileGraph = NonNullable<Written['graph']>;

/** The graph of an exported network. */
export function viewOfFile({ nodes, outputs }: FileGraph): GraphView {
  return { nodes: nodes.map((node) => ({ ...node, phase: partOf(node), player: null, constant: null })), outputs };
}

function partOf({ op, scope }: FileGraph['nodes'][number]): FilePart {
  if (op === 'input' || scope === 'prepare') return 'preparation';
  return scope === 'answer' ? 'answer' : 'network';
}

/** A node of the picture: one node of the program, or a chain of nodes without other readers. */
export interface Drawn {
  /** The id of its last node, whose result is also the result of the chain. */
  readonly id: number;
  readonly nodes: readonly GraphNode[];
  readonly phase: GraphNode['phase'];
  readonly player: PlayerId | null;
  /** The ids of the drawn nodes that it reads. */
  readonly inputs: readonly number[];
}

/** A picture with more nodes would be unreadable. */
export const MOST_DRAWN = 400;

/** The nodes of the picture. Constants are shown in the nodes that read them; in a large program, chains become one. */
export function drawnNodes({ nodes }: GraphView, most: number = MOST_DRAWN): readonly Drawn[] {
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
export function countNodes({ nodes }: GraphView): NodeCounts {
  const phases = new Map<GraphNode['phase'], number>();
  let constants = 0;
  for (const { op, phase } of nodes) {
    if (op === 'constant') constants++;
    else phases.set(phase, (phases.get(phase) ?? 0) + 1);
  }
  return { phases, constants };
}

export interface NodeCounts {
  readonly phases: ReadonlyMap<GraphNode['phase'], number>;
  readonly constants: number;
}

/** The number of nodes that serve only one player; null for a network without players. */
export function countPlayers({ nodes }: GraphView): Readonly<Record<PlayerId, number>> | null {
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
