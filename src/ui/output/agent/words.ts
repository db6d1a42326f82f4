import type { Cells, Obstacle } from '../../../experiment/gridworld.ts';
import { formatNumber } from '../../../math/format.ts';

/** What keeps the agent from reaching a goal, and what to do. */
export const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  start: 'No cell is a start, so episodes begin in the upper left corner. Mark one with Start.',
  goal: 'There is nothing to reach. Mark a cell with Reward or End.',
  path: 'No path leads from a start to a goal. Remove a wall.',
};

/** What is in a cell: ", reward +1, the episode ends"; empty for a free one. */
export function cellWords({ walls, rewards, terminals, starts }: Cells, cell: number): string {
  if (walls[cell] === 1) return ', wall';
  const reward = rewards[cell] as number;
  const parts = [
    starts[cell] === 1 && 'start',
    reward !== 0 && `reward ${signed(reward)}`,
    terminals[cell] === 1 && 'the episode ends',
  ];
  return parts
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}

function signed(reward: number): string {
  return `${reward > 0 ? '+' : ''}${formatNumber(reward)}`;
}
