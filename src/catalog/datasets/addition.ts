import type { Hyperparameter } from '../entry.ts';
import type { GeneratedSequences } from './definition.ts';
import { count, n } from './sequences.ts';

/** Digits are their own tokens. */
export const TOKENS = [...'0123456789+='];

const order: Hyperparameter = {
  ...count(
    'Sum',
    '\\text{order}',
    [0, 0, 1],
    '“Reversed” writes the ones of the sum first, so that carries are known in time.',
  ),
  options: ['plain', 'reversed'],
};

export const addition: GeneratedSequences<'n' | 'digits' | 'order'> = {
  label: 'Addition',
  hyper: {
    n: {
      ...n,
      explain: 'With more of the possible sums in the training part, learning the rule beats learning by heart.',
    },
    digits: count(
      'Digits',
      'd',
      [1, 2, 3],
      'With more digits, there are a hundred times as many sums, and longer carries.',
    ),
    order,
  },
  kind: 'sequences',
  task: 'multiclass',
  predicts: 'next',
  form: ({ digits }) => ({ steps: 3 * digits + 2, tokens: TOKENS }),
  classes: () => TOKENS,
  target: 'the digits of the sum',
};
