import { PARTS, type Part, type Split } from '../../experiment/experiment.ts';
import { randomStream } from '../../math/random.ts';
import type { Plan } from './plan.ts';

/**
 * Splits rows into parts: shuffled, or in their order, the last ones for the test.
 * @param groupOf the group of a row. Every part has the groups in the proportions of the whole: rows are ordered by
 *   their relative position within their group, so that every stretch of that order has these proportions. Null keeps
 *   the order
 * @param fold divides the rows of training and validation into folds of equal length, and validates on one. The rows
 *   left over at the end are in the training part of every fold, so that the folds can train side by side.
 */
export function splitRows(
  rows: readonly number[],
  groupOf: ((row: number) => number) | null,
  { split, fold, seed }: Pick<Plan, 'split' | 'fold' | 'seed'>,
): Record<Part, readonly number[]> {
  const line = groupOf === null ? rows : lineUp(randomStream(seed, 'split').shuffle([...rows]), groupOf);
  const parts = cut(line, split);
  if (fold === null) return parts;
  const learned = [...parts.train, ...parts.validation];
  const length = Math.floor(learned.length / fold.of);
  const [start, end] = [(fold.index - 1) * length, fold.index * length];
  return {
    train: [...learned.slice(0, start), ...learned.slice(end)],
    validation: learned.slice(start, end),
    test: parts.test,
  };
}

function lineUp(shuffled: readonly number[], groupOf: (row: number) => number): readonly number[] {
  const total = new Map<number, number>();
  for (const row of shuffled) total.set(groupOf(row), (total.get(groupOf(row)) ?? 0) + 1);
  const seen = new Map<number, number>();
  const placed = shuffled.map((row) => {
    const group = groupOf(row);
    const rank = seen.get(group) ?? 0;
    seen.set(group, rank + 1);
    return { row, place: (rank + 0.5) / (total.get(group) as number) };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ row }) => row);
}

function cut(line: readonly number[], split: Split): Record<Part, readonly number[]> {
  const parts: Record<Part, readonly number[]> = { train: [], validation: [], test: [] };
  let percent = 0;
  let start = 0;
  for (const part of PARTS) {
    percent += split[part];
    const end = Math.round((line.length * percent) / 100);
    parts[part] = line.slice(start, end);
    start = end;
  }
  return parts;
}
