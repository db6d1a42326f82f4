import type { GeneratedSequences } from './definition.ts';
import { rearranging } from './rearranging.ts';
import { randomTokens } from './sequences.ts';

export const sort: GeneratedSequences<'n' | 'length' | 'letters'> = {
  ...rearranging,
  label: 'Sort',
  target: 'the letters in alphabetical order',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const sequence = randomTokens(hyper.length, hyper.letters, random);
      return { sequence, target: sequence.toSorted((a, b) => a - b) };
    }),
};
