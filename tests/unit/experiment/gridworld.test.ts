import { describe, expect, it } from 'vitest';
import {
  type CellMark,
  type Cells,
  cellsOf,
  hasMark,
  obstacleIn,
  withMark,
} from '../../../src/experiment/gridworld.ts';
import { type ExperimentSpec, parse } from '../../../src/experiment/index.ts';

/** Cells from a drawing: # wall, S start, E end, + reward, - punished end. */
function drawn(...rows: readonly string[]): Cells {
  const cells = [...rows.join('')];
  const flags = (letters: string) => cells.map((cell) => Number(letters.includes(cell)));
  return {
    size: rows.length,
    walls: flags('#'),
    rewards: cells.map((cell) => (cell === '+' ? 1 : cell === '-' ? -1 : 0)),
    terminals: flags('E-'),
    starts: flags('S'),
  };
}

describe('the way from a start to a goal', () => {
  it('leads around walls', () => {
    expect(obstacleIn(drawn('S#E', '.#.', '...'))).toBeNull();
    expect(obstacleIn(drawn('S#+', '.#.', '.#.'))).toBe('path');
  });

  it('does not lead through an end, nor from one side of the world to the other', () => {
    expect(obstacleIn(drawn('S-+', '##.', '...'))).toBe('path');
    expect(obstacleIn(drawn('..S', '###', 'E..'))).toBe('path');
  });

  it('is open if one of several starts has it', () => {
    expect(obstacleIn(drawn('S#S', '##.', '..E'))).toBeNull();
  });

  it('needs both of its ends, and a punishment is none of them', () => {
    expect(obstacleIn(drawn('..', '.E'))).toBe('start');
    expect(obstacleIn(drawn('S.', '.-'))).toBe('goal');
    expect(obstacleIn(drawn('S.', '..'))).toBe('goal');
  });

  it('is open in the worlds as they are at first', () => {
    for (let size = 2; size <= 10; size++) {
      expect(obstacleIn(cellsOf(parse(`data=gridworld(size=${size})`).spec) as Cells)).toBeNull();
    }
  });
});

describe('a mark of a cell', () => {
  const world = parse('data=gridworld').spec;
  const marked = (spec: ExperimentSpec, cell: number, mark: CellMark, gains = true) => ({
    ...spec,
    layout: withMark(spec, cell, mark, gains),
  });
  const cells = (spec: ExperimentSpec) => cellsOf(spec) as Cells;
  const [start, goal] = [30, 5];

  it('takes the place of those that do not fit it', () => {
    const walled = cells(marked(world, goal, { kind: 'wall' }));
    expect([walled.walls[goal], walled.rewards[goal], walled.terminals[goal]]).toEqual([1, 0, 0]);
    const ended = cells(marked(world, start, { kind: 'end' }));
    expect([ended.starts[start], ended.terminals[start]]).toEqual([0, 1]);
    const rewarded = cells(marked(world, start, { kind: 'reward', value: 0.5 }));
    expect([rewarded.starts[start], rewarded.rewards[start]]).toEqual([1, 0.5]);
    const empty = cells(marked(world, goal, { kind: 'clear' }));
    expect([empty.rewards[goal], empty.terminals[goal]]).toEqual([0, 0]);
  });

  it('leaves no trace once it is taken back', () => {
    const wall = { kind: 'wall' } as const;
    const walled = marked(world, 0, wall);
    expect(hasMark(cells(walled), 0, wall)).toBe(true);
    expect(marked(walled, 0, wall, false).layout).toEqual([]);
  });

  it('exists only in worlds of cells', () => {
    expect(cellsOf(parse('data=bandit').spec)).toBeNull();
    expect(cellsOf(parse('data=circle').spec)).toBeNull();
  });
});
