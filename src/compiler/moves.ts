import { gradientsOf } from '../autodiff/gradients.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { Graph, Value } from '../ir/graph.ts';
import type { Parameter } from './parameter.ts';
import type { Joined } from './passes/join-biases.ts';
import { type Player, playersOf } from './players.ts';
import { changeGradients } from './regularize.ts';
import { buildUpdate, type UpdateGraph } from './update.ts';
import { type Variable, variablesOf } from './variables.ts';

/** How a player moves: the gradients of its loss, and what its optimizer makes of them. */
export interface Move {
  readonly player: Player;
  readonly variables: readonly Variable[];
  /** Of each variable, before regularizers change them. */
  readonly slopes: readonly Value[];
  /** Of each variable, as the optimizer receives them. */
  readonly gradients: readonly Value[];
  /** Of each value of `others`. */
  readonly otherSlopes: readonly Value[];
  readonly update: UpdateGraph;
}

/** What else a move may differentiate by, and whether it may update all parameters as one vector. */
interface MoveOptions {
  readonly others?: readonly Value[];
  readonly packing?: boolean;
}

/**
 * Adds the moves of all players to a graph.
 * @param graph the training pass up to the losses
 * @param trained the parameters that train
 * @param joined the biases that are rows of weights
 */
export function buildMoves(
  spec: ExperimentSpec,
  graph: Graph,
  trained: readonly Parameter[],
  joined: readonly Joined[],
  { others = [], packing = true }: MoveOptions = {},
): readonly Move[] {
  return playersOf(spec).map((player) => {
    const loss = graph.outputs[player.loss] as Value;
    const { builder } = loss;
    const variables = variablesOf(builder, trained.filter(player.trains), joined);
    builder.origin = 'backward';
    const all = gradientsOf(loss, [...variables.map(({ value }) => value), ...others]);
    const slopes = all.slice(0, variables.length);
    const gradients = changeGradients(spec, slopes);
    builder.origin = 'update';
    const update = buildUpdate(spec, player, builder, variables, gradients, packing);
    return { player, variables, slopes, gradients, otherSlopes: all.slice(variables.length), update };
  });
}

/** What a step keeps besides the parameters and the memory of the optimizer, by name. */
export function memoryOf(spec: ExperimentSpec, { outputs }: Graph): Readonly<Record<string, Value>> {
  const losses = playersOf(spec).map(({ loss }) => loss);
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !losses.includes(name)));
}
