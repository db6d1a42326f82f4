import { describe, expect, it } from 'vitest';
import { classBorders } from '../../../src/plots/output/class-borders.ts';

function bordersOf(maps: readonly (readonly number[])[], size: number): number[][] {
  const pieces: number[][] = [];
  classBorders([99, ...maps.flat()], 1, size, maps.length, (...piece) => pieces.push(piece));
  return pieces;
}

describe('classBorders', () => {
  it('finds no border inside a region', () => {
    expect(bordersOf([Array(9).fill(0.9), Array(9).fill(0.1)], 3)).toEqual([]);
  });

  it('places a border where two classes are equally probable', () => {
    // From left to right, the first class falls from 1 to 0 and equals the second after a quarter of the distance.
    const first = [1, 0, 1, 0];
    const second = [2 / 3, 1, 2 / 3, 1];
    const [piece, ...more] = bordersOf([first, second], 2);
    expect(more).toEqual([]);
    const even = 0.5 + 1 / 3 / (1 / 3 + 1);
    expect(piece?.map((value) => value.toFixed(6))).toEqual([even, 0.5, even, 1.5].map((value) => value.toFixed(6)));
  });

  it('joins the borders of three regions in the middle', () => {
    const winner = (cells: readonly number[], label: number) => cells.map((cell) => (cell === label ? 1 : 0));
    const cells = [0, 1, 2, 2];
    const pieces = bordersOf(
      [0, 1, 2].map((label) => winner(cells, label)),
      2,
    );
    expect(pieces).toHaveLength(3);
    expect(new Set(pieces.map(([, , x, y]) => `${x} ${y}`)).size).toBe(1);
  });
});
