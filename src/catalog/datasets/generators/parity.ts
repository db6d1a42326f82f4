import type { SequenceGenerator } from './generator.ts';
import { randomTokens } from './sequences.ts';

export const parity: SequenceGenerator<'n' | 'length'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const target = index % 2;
    const bits = randomTokens(hyper.length - 1, 2, random);
    const ones = bits.filter((bit) => bit === 1).length;
    return { sequence: [...bits, (ones + target) % 2], target };
  });
