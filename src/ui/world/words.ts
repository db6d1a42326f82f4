import { formatNumber, formatPercent } from '../../math/format.ts';
import type { WorldView } from '../../runtime/protocol.ts';
import { type Episode, movesIn, rowAt, stateAfter } from './episode.ts';
import type { EnvironmentId } from './pictures.ts';

interface Words {
  /** What an agent did that took an action, such as "pushed left". */
  readonly did: (action: string) => string;
  /** How numbers of the state are written, by their names; those without an entry are left out. */
  readonly writes: Readonly<Record<string, (value: number) => string>>;
}

const number = (value: number) => formatNumber(value);
const degrees = (value: number) => `${formatNumber((value / Math.PI) * 180, { digits: 2 })}°`;
/** Rows and columns are counted from 1. */
const place = (value: number) => String(Math.round(value) + 1);

const WORDS: Readonly<Record<EnvironmentId, Words>> = {
  bandit: { did: (action) => `pulled ${action}`, writes: {} },
  gridworld: { did: (action) => `chose ${action}`, writes: { row: place, column: place } },
  cart_pole: { did: (action) => `pushed ${action}`, writes: { position: number, angle: degrees } },
  mountain_car: {
    did: (action) => (action === 'coast' ? 'coasted' : `drove ${action}`),
    writes: { position: number, speed: number },
  },
  catch: {
    did: (action) => (action === 'stay' ? 'stayed' : `moved ${action}`),
    writes: { 'ball row': place, 'ball column': place, 'paddle column': place },
  },
};

/** The id of the environment of a world. */
export function environmentIn(world: WorldView): EnvironmentId {
  return world.environment.id as EnvironmentId;
}

/** The state after a move in words: "move 12 of 87, pushed left, reward 1, position 0.31, angle −2.1°, then right: 98.2%". */
export function describeMove(world: WorldView, episode: Episode, move: number): string {
  const { did, writes } = WORDS[environmentIn(world)];
  const moves = movesIn(episode);
  const state = stateAfter(episode, move);
  const numbers = world.states.flatMap((name, index) => {
    const write = writes[name];
    return write ? [`${name} ${write(state[index] as number)}`] : [];
  });
  const then = nextMove(world, episode, move);
  const next = then === '' ? [] : [`then ${then}`];
  if (move === 0) return [`start of ${moves} ${moves === 1 ? 'move' : 'moves'}`, ...numbers, ...next].join(', ');
  const action = world.actions[episode.actions[move - 1] as number] as string;
  const reward = formatNumber(episode.rewards[move - 1] as number);
  const end = move < moves ? [] : [episode.ended ? 'end of the episode' : 'cut off here'];
  return [`move ${move} of ${moves}`, did(action), `reward ${reward}`, ...numbers, ...next, ...end].join(', ');
}

/** The action that was taken in the state after a move, with its probability: "left: 98.2%"; empty at the end. */
export function nextMove(world: WorldView, episode: Episode, move: number): string {
  const action = episode.actions[move];
  if (action === undefined) return '';
  return `${world.actions[action]}: ${formatPercent(rowAt(episode.probabilities, episode, move)[action] as number)}`;
}
