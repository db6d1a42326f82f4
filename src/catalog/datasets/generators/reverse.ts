import type { SequenceGenerator } from './generator.ts';
import { randomTokens } from './sequences.ts';

export const reverse: SequenceGenerator<'n' | 'length' | 'letters'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const sequence = randomTokens(hyper.length, hyper.letters, random);
    return { sequence, target: sequence.toReversed() };
  });
