import { buildMoves, MOVES, movesNoise } from '../../compiler/agent.ts';
import { presentLayout, worldOf } from '../../compiler/rollout/context.ts';
import { firstWorlds } from '../../compiler/rollout/first-worlds.ts';
import { environmentOf } from '../../experiment/world.ts';
import { randomStream } from '../../math/random.ts';
import { sizeOf } from '../../math/shape.ts';
import { concatenate } from '../../math/tensor.ts';
import { type Look, ownState } from '../look.ts';
import type { Subject } from './subject.ts';

/** What happened in one world from its beginning until its episode was over, with the policy as it was then. */
export interface Episode {
  /** The step of the run at which it was played. */
  readonly step: number;
  /** The numbers of `WorldView.states` before each move and after the last one: [moves + 1, states]. */
  readonly states: Float32Array;
  /** What the agent observed of each of these states, as the network receives it: [moves + 1, features]. */
  readonly observations: Float32Array;
  /** The probability of each action at each move: [moves, actions]. */
  readonly probabilities: Float32Array;
  /**
   * What the network estimated of each action at each move, [moves, actions]; null if it estimates probabilities alone.
   */
  readonly actionValues: Float32Array | null;
  /** The estimated value of the state before each move and after the last one, [moves + 1]; null without an estimate. */
  readonly values: Float32Array | null;
  /** The index of the action taken at each move: [moves]. */
  readonly actions: Uint8Array;
  /** The reward of each move: [moves]. */
  readonly rewards: Float32Array;
  /** Whether it ended by the rules of the world, and was not cut off because of its length. */
  readonly ended: boolean;
}

/** The moves that are made at once: more take longer to build, and fewer longer to play. */
const AT_ONCE = 10;

export const episode = {
  keeps: 'latest',
  interval: 400,
  find: (look, _wish: true) => play(look),
} as const satisfies Subject<Episode>;

type Moves = ReadonlyMap<string, Float32Array>;

/** Plays one episode. Its chance depends only on the seed and on the step of the run. */
async function* play(look: Look): AsyncGenerator<void, Episode | null> {
  const { trainer, compiled, member, replica } = look;
  const { spec } = member;
  if (!environmentOf(spec)) return null;
  const environment = worldOf(spec);
  const { step } = trainer;
  const { args } = spec.data;
  // Training goes on between two pieces of an episode, which one policy plays to its end.
  const now = ownState(look, await trainer.state());
  const parameters = compiled.parameters.map(
    ({ name, shape }) => [name, { shape, data: now.get(name) as Float32Array }] as const,
  );
  const random = randomStream(spec.seed, `episode/${step}`);
  const shape = movesNoise(spec, AT_ONCE);
  const width = environment.state(args).length;
  let state = Float32Array.from(firstWorlds(environment, args, presentLayout(spec), 1, random).data);
  const played: Moves[] = [];
  for (let isOver = false, left = environment.limit(args); !isOver && left > 0; left -= AT_ONCE) {
    const noise = Float32Array.from({ length: sizeOf(shape) }, () => random.uniform());
    const feeds = new Map([
      ...parameters,
      [MOVES.state, { shape: [1, width], data: state }],
      [MOVES.noise, { shape, data: noise }],
    ]);
    const moves = await trainer.infer('moves', () => buildMoves(spec, AT_ONCE), { replica, feeds });
    const end = (moves.get(MOVES.over) as Float32Array).indexOf(1);
    isOver = end >= 0;
    played.push(isOver ? firstMoves(moves, end + 1) : moves);
    state = (moves.get(MOVES.nextStates) as Float32Array).slice(-width);
    yield;
  }
  return joined(step, played);
}

/** The first moves of several. */
function firstMoves(moves: Moves, count: number): Moves {
  return new Map(Array.from(moves, ([name, values]) => [name, values.subarray(0, (count * values.length) / AT_ONCE)]));
}

function joined(step: number, played: readonly Moves[]): Episode {
  const all = (name: string) => concatenate(played.map((moves) => moves.get(name) ?? []));
  const last = (name: string) => (played.at(-1) as Moves).get(name) ?? new Float32Array();
  const lastRow = (name: string) => last(name).slice(-last(name).length / last(MOVES.rewards).length);
  const chosen = all(MOVES.actions);
  const rewards = all(MOVES.rewards);
  const count = rewards.length;
  const actions = chosen.length / count;
  const estimates = (name: string) => (last(name).length > 0 ? all(name) : null);
  const values = estimates(MOVES.values);
  return {
    step,
    states: concatenate([all(MOVES.states), lastRow(MOVES.nextStates)]),
    observations: concatenate([all(MOVES.observations), lastRow(MOVES.observationsAfter)]),
    probabilities: all(MOVES.probabilities),
    actionValues: estimates(MOVES.actionValues),
    values: values && concatenate([values, lastRow(MOVES.valuesAfter)]),
    actions: Uint8Array.from({ length: count }, (_, move) =>
      chosen.subarray(move * actions, (move + 1) * actions).indexOf(1),
    ),
    rewards,
    ended: last(MOVES.ended).at(-1) === 1,
  };
}
