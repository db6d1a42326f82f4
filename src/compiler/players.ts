import { type Call, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { hasGenerator, type PlayerId, playerOf } from '../experiment/two-networks.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { greater } from '../ops/index.ts';
import type { PerStepInput } from './compiled.ts';
import type { Parameter } from './parameter.ts';

/**
 * The layers that lower a loss together, with an optimizer: all layers of a usual network, or those of a discriminator
 * or of a generator.
 */
export interface Player {
  /** null for the layers of a usual network. */
  readonly id: PlayerId | null;
  /** The name of its loss among the outputs of the forward graph. */
  readonly loss: string;
  readonly optimizer: Call;
  /** The prefix of the optimizer's numbers in the graph. */
  readonly path: string;
  /** The name of the vector that contains all of its parameters. */
  readonly packed: string;
  /** Whether it makes a step, as an input that changes from step to step; null if it always does. */
  readonly turn: PerStepInput | null;
  /** The number of its step, which an optimizer may need; null if it is that of the experiment's step. */
  readonly count: PerStepInput | null;
  /** The hyperparameter of the loss that limits its parameters; null if there is none. */
  readonly clip: string | null;
  /** Whether it trains a layer. */
  trains(parameter: Pick<Parameter, 'layer'>): boolean;
}

/** The loss of the only network, or of a discriminator. */
export const LOSS = 'loss';
/** The loss of a generator. */
export const GENERATOR_LOSS = 'generator_loss';

/** The players of an experiment, a discriminator before its generator. */
export function playersOf({ layers, optimizer, generatorOptimizer, loss }: ExperimentSpec): readonly Player[] {
  const first: Player = {
    id: null,
    loss: LOSS,
    optimizer,
    path: 'opt',
    packed: 'packed',
    turn: null,
    count: null,
    clip: null,
    trains: () => true,
  };
  if (!hasGenerator({ layers })) return [first];
  const turnOf = (holds: PlayerId) => ({
    name: `turn/${holds}`,
    shape: [],
    holds,
    differs: false,
  });
  return [
    {
      ...first,
      id: 'discriminator',
      turn: turnOf('discriminator'),
      clip: entryOf('losses', loss.id).game?.clip ?? null,
      trains: ({ layer }) => playerOf(layers, layer) === 'discriminator',
    },
    {
      ...first,
      id: 'generator',
      loss: GENERATOR_LOSS,
      optimizer: generatorOptimizer,
      path: 'generator_opt',
      packed: 'packed/generator',
      turn: turnOf('generator'),
      count: { name: 'step/generator', shape: [], holds: 'generatorCount', differs: false },
      trains: ({ layer }) => playerOf(layers, layer) === 'generator',
    },
  ];
}

/** Whether it is a player's turn in this step, as a condition; null if it always is. */
export function turnIn(builder: GraphBuilder, { turn }: Player): Value | null {
  return turn && greater(builder.input(turn.name, float32([])), 0);
}
