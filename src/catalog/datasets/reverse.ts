import type { GeneratedSequences } from './definition.ts';
import { rearranging } from './rearranging.ts';
import { randomTokens } from './sequences.ts';

export const reverse: GeneratedSequences<'n' | 'length' | 'letters'> = {
  ...rearranging,
  label: 'Reverse',
  target: 'the letters from last to first',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const sequence = randomTokens(hyper.length, hyper.letters, random);
      return { sequence, target: sequence.toReversed() };
    }),
};
