import type { Hyperparameter } from '../entry.ts';
import type { GeneratedSequences } from './definition.ts';
import { count, n } from './sequences.ts';

/** Digits are their own tokens. */
const TOKENS = [...'0123456789+='];

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
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const [a, b] = [random.integer(10 ** hyper.digits), random.integer(10 ** hyper.digits)];
      const padded = (value: number, digits: number) => [...String(value).padStart(digits, '0')];
      const sum = padded(a + b, hyper.digits + 1);
      const question = [...padded(a, hyper.digits), '+', ...padded(b, hyper.digits), '='];
      const tokens = [...question, ...(hyper.order === 1 ? sum.toReversed() : sum)].map((token) =>
        TOKENS.indexOf(token),
      );
      const target = tokens.slice(1).map((token, step) => (step + 1 < question.length ? Number.NaN : token));
      return { sequence: tokens.slice(0, -1), target };
    }),
  follows(tokens, hyper) {
    const text = tokens.map((token) => TOKENS[token]).join('');
    const [, a, b, sum = ''] = /^(\d+)\+(\d+)=(\d+)$/.exec(text) ?? [];
    if (a?.length !== hyper.digits || b?.length !== hyper.digits || sum.length !== hyper.digits + 1) return false;
    return Number(hyper.order === 1 ? [...sum].toReversed().join('') : sum) === Number(a) + Number(b);
  },
};
