import { TOKENS } from '../addition.ts';
import type { SequenceGenerator } from './generator.ts';

export const addition: SequenceGenerator<'n' | 'digits' | 'order'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const [a, b] = [random.integer(10 ** hyper.digits), random.integer(10 ** hyper.digits)];
    const padded = (value: number, digits: number) => [...String(value).padStart(digits, '0')];
    const sum = padded(a + b, hyper.digits + 1);
    const question = [...padded(a, hyper.digits), '+', ...padded(b, hyper.digits), '='];
    const tokens = [...question, ...(hyper.order === 1 ? sum.toReversed() : sum)].map((token) => TOKENS.indexOf(token));
    const target = tokens.slice(1).map((token, step) => (step + 1 < question.length ? Number.NaN : token));
    return { sequence: tokens.slice(0, -1), target };
  });
