/** The cells of a gridworld, and what a person changes in them. */
import type { ExperimentSpec, LayoutEdit } from './experiment.ts';
import { layoutOf, withLayoutEdit } from './world.ts';

/** The tables of a gridworld, row-major. */
export interface Cells {
  /** The number of rows and of columns. */
  readonly size: number;
  readonly walls: readonly number[];
  readonly rewards: readonly number[];
  readonly terminals: readonly number[];
  readonly starts: readonly number[];
}

/** What a person gives to a cell; `clear` takes everything away. */
export type CellMark =
  | { readonly kind: 'wall' | 'start' | 'end' | 'clear' }
  | { readonly kind: 'reward'; readonly value: number };

/** What keeps the agent from learning anything: nowhere to begin, nothing to reach, or no path between them. */
export type Obstacle = 'start' | 'goal' | 'path';

type World = Parameters<typeof layoutOf>[0];
type Table = Exclude<keyof Cells, 'size'>;

/** The cells with their present marks; null if the world has none. */
export function cellsOf(spec: World): Cells | null {
  const { walls, rewards, terminals, starts } = layoutOf(spec);
  if (!walls || !rewards || !terminals || !starts) return null;
  return {
    size: walls.shape[0] as number,
    walls: walls.values,
    rewards: rewards.values,
    terminals: terminals.values,
    starts: starts.values,
  };
}

/** Whether a cell has a mark. */
export function hasMark({ walls, rewards, terminals, starts }: Cells, cell: number, mark: CellMark): boolean {
  switch (mark.kind) {
    case 'wall':
      return walls[cell] === 1;
    case 'reward':
      return mark.value !== 0 && rewards[cell] === mark.value;
    case 'start':
      return starts[cell] === 1;
    case 'end':
      return terminals[cell] === 1;
    case 'clear':
      return false;
  }
}

/**
 * The layout in which a cell has gained or lost a mark. Nothing else fits in a wall, and no episode begins where one
 * ends, so a cell gives up what does not fit its new mark.
 */
export function withMark(
  spec: Pick<ExperimentSpec, 'data' | 'table' | 'layout' | 'seed'>,
  cell: number,
  mark: CellMark,
  gains: boolean,
): readonly LayoutEdit[] {
  return Object.entries(elementsFor(mark, gains)).reduce(
    (layout, [table, value]) => withLayoutEdit({ ...spec, layout }, { table, index: cell, value }),
    spec.layout,
  );
}

const CLEAR: Readonly<Record<Table, number>> = { walls: 0, rewards: 0, terminals: 0, starts: 0 };

/** The elements of a cell that a mark changes. */
function elementsFor(mark: CellMark, gains: boolean): Readonly<Partial<Record<Table, number>>> {
  switch (mark.kind) {
    case 'wall':
      return gains ? { ...CLEAR, walls: 1 } : { walls: 0 };
    case 'reward':
      return gains ? { walls: 0, rewards: mark.value } : { rewards: 0 };
    case 'start':
      return gains ? { walls: 0, terminals: 0, starts: 1 } : { starts: 0 };
    case 'end':
      return gains ? { walls: 0, starts: 0, terminals: 1 } : { terminals: 0 };
    case 'clear':
      return CLEAR;
  }
}

/** What keeps every episode from reaching a goal: a reward, or an end without a punishment; null if one can. */
export function obstacleIn(cells: Cells): Obstacle | null {
  const { walls, rewards, terminals, starts } = cells;
  const isGoal = (cell: number) =>
    walls[cell] !== 1 && ((rewards[cell] as number) > 0 || (terminals[cell] === 1 && (rewards[cell] as number) === 0));
  if (!starts.includes(1)) return 'start';
  if (!starts.some((_, cell) => isGoal(cell))) return 'goal';
  return [...reachedCells(cells)].some(isGoal) ? null : 'path';
}

/** The cells that an episode can reach from a start; it goes no further than an end (breadth-first search). */
function reachedCells({ size, walls, terminals, starts }: Cells): ReadonlySet<number> {
  const reached = new Set(starts.flatMap((start, cell) => (start === 1 && walls[cell] !== 1 ? [cell] : [])));
  // A set visits what is added to it on the way.
  for (const cell of reached) {
    if (terminals[cell] === 1) continue;
    const [row, column] = [Math.floor(cell / size), cell % size];
    if (row > 0) enter(cell - size);
    if (row < size - 1) enter(cell + size);
    if (column > 0) enter(cell - 1);
    if (column < size - 1) enter(cell + 1);
  }
  return reached;

  function enter(cell: number) {
    if (walls[cell] !== 1) reached.add(cell);
  }
}
