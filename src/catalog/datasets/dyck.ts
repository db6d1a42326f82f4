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
};
