import type { Column } from './methods/definition.ts';
import type { NoiseCounts } from './record.ts';
import type { WrittenWorld } from './worlds/definition.ts';

/** What a function that acts in all worlds is written from. */
export interface Acting {
  readonly world: WrittenWorld;
  /** The expression of the scores of actions from `observation`. */
  readonly scores: string;
  readonly columns: readonly Column[];
  readonly counts: NoiseCounts;
}

/** What a move makes the columns of. */
const VARIABLES: Record<Column, string> = {
  observations: 'observation',
  actions: 'action',
  rewards: 'reward',
  done: 'done',
  next_observations: 'next_observation',
  terminated: 'terminated',
};

/** The variables of a move that become columns: `observation, action`. */
export function happenedIn({ columns }: Acting): string {
  return columns.map((column) => VARIABLES[column]).join(', ');
}

/** The parts of the uniform numbers of a move, by the variables that they are in. */
export function chanceOf({ counts }: Acting): readonly (readonly [variable: string, count: number])[] {
  return Object.entries({
    reset_noise: counts.reset,
    step_noise: counts.step,
    action_noise: counts.action,
  }).filter(([, count]) => count > 0);
}

/** Where the parts of the uniform numbers of a move end, except the last: `[1, 3]`. */
export function endsOf(acting: Acting): readonly number[] {
  let end = 0;
  return chanceOf(acting)
    .slice(0, -1)
    .map(([, count]) => {
      end += count;
      return end;
    });
}

/** Statements of a move from `state` to `next_state`, by the parts of its uniform numbers. */
export function moveStatements({ world, scores, columns }: Acting): readonly string[] {
  return [
    'observation = world.observe(state)',
    `action = choose(${scores}, action_noise)`,
    `next_state = world.step(state, action${world.isRandom ? ', step_noise' : ''})`,
    `reward, done = world.reward(${world.reward.join(', ')}), world.done(next_state)`,
    ...(columns.includes('terminated')
      ? ['next_observation = world.observe(next_state)', 'terminated = world.terminated(next_state)']
      : []),
  ];
}

/** The variables in which a step finds the rewards, and whether episodes are over: `_, _, rewards, done`. */
export function countedIn(columns: readonly Column[]): string {
  const counted: readonly Column[] = ['rewards', 'done'];
  return columns.map((column) => (counted.includes(column) ? column : '_')).join(', ');
}
