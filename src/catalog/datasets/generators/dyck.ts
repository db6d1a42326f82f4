import type { RandomStream } from '../../../math/random.ts';
import type { SequenceGenerator } from './generator.ts';

export const dyck: SequenceGenerator<'n' | 'pairs' | 'kinds'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const word = balanced(2 * hyper.pairs, hyper.kinds, random);
    return { sequence: [0, ...word.slice(0, -1)], target: word };
  });

/** Draws a balanced word of tokens; all words of this length are equally probable. */
function balanced(length: number, kinds: number, random: RandomStream): number[] {
  const open: number[] = [];
  return Array.from({ length }, (_, step) => {
    const [depth, left] = [open.length, length - step];
    // The share of the ways to complete the word that open a bracket here: a quotient of ballot numbers.
    const opens = ((depth + 2) * (left - depth)) / (2 * left * (depth + 1));
    if (random.uniform() >= opens) return 2 + 2 * (open.pop() as number);
    const kind = random.integer(kinds);
    open.push(kind);
    return 1 + 2 * kind;
  });
}
