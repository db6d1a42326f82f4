import type { PlayerId } from '../../experiment/two-networks.ts';
import { type Graph, inputName, type Value } from '../../ir/graph.ts';
import { inOne, type Subject } from './subject.ts';

/** The part of the training step that a node belongs to. */
export type Phase = 'forward' | 'backward' | 'update';

/** The graph of one training step, as it is compiled. */
export interface ProgramView {
  /** Each after its inputs. */
  readonly nodes: readonly {
    readonly id: number;
    readonly op: string;
    /** Ids of other nodes. */
    readonly inputs: readonly number[];
    readonly phase: Phase;
    /** The only player that it serves; null if it serves all. */
    readonly player: PlayerId | null;
    /** Name of an input of the graph; null for the rest. */
    readonly name: string | null;
    readonly shape: readonly number[];
    /** `float32`, `int32` or `bool`. */
    readonly dtype: string;
    /** Elements of a small constant. */
    readonly constant: readonly number[] | null;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  /** The values passed to the next step, by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

export const program = {
  keeps: 'lasting',
  interval: 0,
  find: inOne(({ compiled: { training } }) => describeProgram(training.step, training.owners)),
} as const satisfies Subject<ProgramView>;

/** A constant with more elements is data, which nobody reads in a node. */
const SMALL = 16;

/**
 * The graph of a training step, for people to look at.
 * @param owners the players whose state its outputs are, by name
 */
export function describeProgram(graph: Graph, owners: Readonly<Record<string, PlayerId>> = {}): ProgramView {
  const { values, outputs } = graph;
  const served = playersServed(graph, owners);
  return {
    nodes: values.map((value) => describeValue(value, served.get(value) ?? null)),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, id])),
  };
}

/** The player of each value whose results reach the state of that player only. */
function playersServed(
  { values, outputs }: Graph,
  owners: Readonly<Record<string, PlayerId>>,
): ReadonlyMap<Value, PlayerId> {
  const served = new Map<Value, Set<PlayerId>>();
  const serve = (value: Value, players: Iterable<PlayerId>) => {
    served.set(value, new Set([...(served.get(value) ?? []), ...players]));
  };
  for (const [name, value] of Object.entries(outputs)) serve(value, owners[name] ? [owners[name]] : []);
  for (const value of [...values].reverse()) {
    for (const input of value.inputs) serve(input, served.get(value) ?? []);
  }
  return new Map(
    [...served].flatMap(([value, players]) => (players.size === 1 ? [[value, [...players][0] as PlayerId]] : [])),
  );
}

function describeValue(value: Value, player: PlayerId | null): ProgramView['nodes'][number] {
  const { id, op, inputs, origin, type, constant, attributes } = value;
  const isInput = op === 'input';
  return {
    id,
    op,
    inputs: inputs.map((input) => input.id),
    phase: origin,
    player,
    name: isInput ? inputName(value) : null,
    shape: type.shape,
    dtype: type.dtype,
    constant: constant && constant.length <= SMALL ? [...constant] : null,
    attributes: isInput ? {} : attributes,
  };
}
