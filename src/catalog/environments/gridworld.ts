import { imageSample } from '../../math/sample.ts';
import type { EnvironmentDef, LayoutTable } from './definition.ts';

/** The number of moves after which an episode is cut off. */
export const LIMIT = 100;

export type Hyper = 'size' | 'step_reward' | 'slip';
export type Table = 'walls' | 'rewards' | 'terminals' | 'starts';

/** The grids of chapters 3 and 4 of the book that gridworld.md cites, with cells that a person can edit. */
export const gridworld: EnvironmentDef<Hyper, Table> = {
  kind: 'environment',
  label: 'Gridworld',
  tex: "v_*(s) = \\max_a \\sum_{s'} p(s' \\mid s, a) \\left[\\, r(s') + \\gamma\\, v_*(s') \\,\\right]",
  hyper: {
    size: {
      label: 'Size',
      tex: 'n',
      default: 6,
      min: 2,
      max: 10,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'In a larger grid, the agent has to search longer for its first reward.',
    },
    step_reward: {
      label: 'Reward of a move',
      tex: 'r_0',
      default: -0.02,
      min: -1,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'Below 0, detours cost something; above 0, it pays to keep walking and never end the episode.',
    },
    slip: {
      label: 'Probability of slipping',
      tex: 'p',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'recompile',
      explain:
        'With a higher value, chance replaces more of the agent’s moves by a random one, and it learns to keep clear of danger.',
    },
  },
  aliases: ['grid_world'],
  explain: 'The agent walks from cell to cell and is rewarded or punished for the cell in which each move ends.',
  actions: () => ['up', 'right', 'down', 'left'],
  observation: ({ size }) => imageSample({ channels: 1, height: size, width: size }),
  state: () => ['row', 'column', 'steps'],
  origin: ({ size }) => [size - 1, 0, 0],
  axes: ({ size }) => [
    { of: 'column', range: [-0.5, size - 0.5], whole: true },
    // The first row is at the top.
    { of: 'row', range: [size - 0.5, -0.5], whole: true },
  ],
  layout: ({ size }) => layoutOf(size),
  limit: () => LIMIT,
  solved: () => null,
};

/** A start at the bottom left, a reward at the top right, a trap below it, and a wall between them. */
function layoutOf(size: number): Record<Table, LayoutTable> {
  const cells = (value: (row: number, column: number) => number) =>
    Array.from({ length: size * size }, (_, cell) => value(Math.floor(cell / size), cell % size));
  const last = size - 1;
  const isGoal = (row: number, column: number) => row === 0 && column === last;
  const isTrap = (row: number, column: number) => row === 1 && column === last && size > 2;
  const isWall = (row: number, column: number) => size > 3 && column === Math.floor(size / 2) && row > 0 && row < last;
  const shape = [size, size];
  const flag = { shape, min: 0, max: 1, flags: true } as const;
  return {
    walls: {
      ...flag,
      label: 'Walls',
      explain: 'At 1, nobody can enter the cell.',
      initial: cells((row, column) => Number(isWall(row, column))),
    },
    rewards: {
      label: 'Rewards',
      explain: 'Raises the reward of every move that ends in the cell.',
      shape,
      initial: cells((row, column) => Number(isGoal(row, column)) - Number(isTrap(row, column))),
      min: -1,
      max: 1,
    },
    terminals: {
      ...flag,
      label: 'Ends',
      explain: 'At 1, the episode ends in the cell.',
      initial: cells((row, column) => Number(isGoal(row, column) || isTrap(row, column))),
    },
    starts: {
      ...flag,
      label: 'Starts',
      explain: 'At 1, an episode may begin in the cell.',
      initial: cells((row, column) => Number(row === last && column === 0)),
    },
  };
}
