import type { RandomStream } from '../../math/random.ts';
import type { GeneratedSequences } from './definition.ts';
import { count, n } from './sequences.ts';

/** The token before the first bracket. */
const START = '^';
const BRACKETS = ['()', '[]', '{}'];

/** The start, then for each kind the opening and the closing bracket. */
function tokensOf({ kinds }: { readonly kinds: number }): string[] {
  return [START, ...BRACKETS.slice(0, kinds).join('')];
}

export const dyck: GeneratedSequences<'n' | 'pairs' | 'kinds'> = {
  label: 'Brackets',
  hyper: {
    n,
    pairs: count('Pairs', 'm', [2, 8, 32], 'More pairs of brackets make longer and more deeply nested words.'),
    kinds: count(
      'Kinds',
      'k',
      [1, 2, 3],
      'With more than one kind, counting is not enough: the order must be kept, too.',
    ),
  },
  aliases: ['brackets'],
  kind: 'sequences',
  task: 'multiclass',
  predicts: 'next',
  form: (hyper) => ({ steps: 2 * hyper.pairs, tokens: tokensOf(hyper) }),
  classes: tokensOf,
  target: 'the next bracket',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const word = balanced(2 * hyper.pairs, hyper.kinds, random);
      return { sequence: [0, ...word.slice(0, -1)], target: word };
    }),
  follows: ([start, ...word]) => start === 0 && isBalanced(word),
};

/** Whether every bracket of a word of tokens is closed by its own kind, in order. */
function isBalanced(word: readonly number[]): boolean {
  const open: number[] = [];
  for (const token of word) {
    if (token % 2 === 1) open.push(token);
    else if (token === 0 || open.pop() !== token - 1) return false;
  }
  return open.length === 0;
}

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
