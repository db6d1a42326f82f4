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
  over: 'over',
  following: 'following',
  ended: 'ended',
};

/** The variables of a move that become columns: `observation, action`. */
export function happenedIn({ columns }: Acting): string {
  return columns.map((column) => VARIABLES[column]).join(', ');
}

/** The parts of the uniform numbers of a move, by the variables that they are in. */
export function chanceOf({ counts }: Acting): readonly (readonly [variable: string, count: number])[] {
  return Object.entries({ for_reset: counts.reset, luck: counts.step, for_action: counts.action }).filter(
    ([, count]) => count > 0,
  );
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

/** Statements of a move from `state` to `after`, by the parts of its uniform numbers. */
export function moveStatements({ world, scores, columns }: Acting): readonly string[] {
  return [
    'observation = world.observe(state)',
    `action = choose(${scores}, for_action)`,
    `after = world.step(state, action${world.isRandom ? ', luck' : ''})`,
    `reward, over = world.reward(${world.reward.join(', ')}), world.over(after)`,
    ...(columns.includes('ended') ? ['following, ended = world.observe(after), world.ended(after)'] : []),
  ];
}

/** The variables in which a step finds the rewards, and whether episodes are over: `_, _, rewards, over`. */
export function countedIn(columns: readonly Column[]): string {
  const counted: readonly Column[] = ['rewards', 'over'];
  return columns.map((column) => (counted.includes(column) ? column : '_')).join(', ');
}
