import type { SequenceGenerator } from './generator.ts';
import { randomTokens } from './sequences.ts';

export const copyMemory: SequenceGenerator<'n' | 'symbols' | 'length' | 'delay'> = (
  { n, symbols, length, delay },
  random,
) =>
  Array.from({ length: n }, () => {
    const copied = randomTokens(length, symbols, random);
    const blanks = (count: number) => new Array<number>(count).fill(symbols);
    const sequence = [...copied, ...blanks(delay), symbols + 1, ...blanks(length)];
    return { sequence, target: [...new Array<number>(sequence.length - length).fill(Number.NaN), ...copied] };
  });
