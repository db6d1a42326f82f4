import { describe, expect, it } from 'vitest';
import { type Cells, cellsOf } from '../../../src/experiment/gridworld.ts';
import { parse } from '../../../src/experiment/index.ts';
import { cutOf } from '../../../src/ui/output/agent/cut.ts';
import { markOf, USUAL_TOOLS } from '../../../src/ui/output/agent/tools.ts';
import { cellWords } from '../../../src/ui/output/agent/words.ts';
import { planesOf } from '../../../src/ui/output/planes.ts';

const spec = (text: string) => parse(text).spec;

describe('the words for a cell', () => {
  it('say what is in it', () => {
    const cells = cellsOf(spec('data=gridworld')) as Cells;
    expect([0, 5, 9, 11, 30].map((cell) => cellWords(cells, cell))).toEqual([
      '',
      ', reward +1, the episode ends',
      ', wall',
      ', reward −1, the episode ends',
      ', start',
    ]);
  });
});

describe('the planes of a world', () => {
  it('are all pairs of numbers of its state, if there is a choice', () => {
    expect(planesOf(spec('data=cart_pole'))).toHaveLength(6);
    expect(planesOf(spec('data=catch'))[0]).toEqual(['paddle_column', 'ball_row']);
    expect(planesOf(spec('data=mountain_car'))).toEqual([]);
  });

  it('keep the other numbers', () => {
    expect(cutOf(spec('data=cart_pole'), ['angle', 'angular speed'])).toBe('at position 0, speed 0');
    expect(cutOf(spec('data=catch'), ['paddle column', 'ball row'])).toBe('at ball column 3');
    expect(cutOf(spec('data=mountain_car'), ['position', 'speed'])).toBe('');
  });
});

describe('a tool', () => {
  it('gives its own number to cells', () => {
    expect(markOf(USUAL_TOOLS)).toBeNull();
    expect(markOf({ ...USUAL_TOOLS, tool: 'punishment' })).toEqual({ kind: 'reward', value: -1 });
    expect(markOf({ ...USUAL_TOOLS, tool: 'wall' })).toEqual({ kind: 'wall' });
  });
});
