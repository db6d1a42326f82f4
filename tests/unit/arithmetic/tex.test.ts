import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import type { Calculation, Operation } from '../../../src/arithmetic/calculation.ts';
import { calculationLines, calculationTex } from '../../../src/arithmetic/tex.ts';

type Text = { readonly tex: string };
const a = { tex: 'a' };
const b = { tex: 'b' };
const minus = { tex: '-2' };
const of = (operation: Operation, ...operands: Calculation<Text>[]): Calculation<Text> => ({ operation, operands });
const write = (calculation: Calculation<Text>) => calculationTex(calculation, ({ tex }) => tex);

describe('a calculation as TeX', () => {
  it.each([
    ['a + b', of('add', a, b)],
    ['a - 2', of('add', a, minus)],
    ['-2 + a', of('add', minus, a)],
    ['a - \\left(-2\\right)', of('sub', a, minus)],
    ['a - \\left(b + a\\right)', of('sub', a, of('add', b, a))],
    ['a \\cdot \\left(-2\\right)', of('mul', a, minus)],
    ['-2 \\cdot a', of('mul', minus, a)],
    ['a \\cdot b + a', of('add', of('mul', a, b), a)],
    ['\\left(a + b\\right) \\cdot a', of('mul', of('add', a, b), a)],
    ['-a', of('neg', a)],
    ['-\\left(-2\\right)', of('neg', minus)],
    ['-\\left(a + b\\right)', of('neg', of('add', a, b))],
    ['a - b', of('add', a, of('neg', b))],
    ['\\frac{a + b}{-2}', of('div', of('add', a, b), minus)],
    ['\\left(-2\\right)^{a}', of('pow', minus, a)],
    ['\\tanh\\left(a + b\\right)', of('tanh', of('add', a, b))],
    ['a \\cdot \\left(1 - b\\right)', of('mul', a, of('sub', { tex: '1' }, b))],
    ['0', of('add')],
  ] as const)('%s', (tex, calculation) => {
    expect(write(calculation)).toBe(tex);
    expect(renderToString(tex, { strict: 'error', throwOnError: true })).toContain('katex');
  });
});

describe('a long calculation as lines', () => {
  const terms = [a, b, minus, a];
  const lines = (calculation: Calculation<Text>) => calculationLines(calculation, ({ tex }) => tex, 2);

  it('has a few terms of its sum in each', () => {
    expect(lines(of('add', ...terms))).toEqual(['a + b', '-2 + a']);
  });

  it('keeps what is around the sum', () => {
    expect(lines(of('mul', of('add', ...terms), b))).toEqual(['\\Big(a + b', '-2 + a\\Big) \\cdot b']);
    expect(lines(of('neg', of('add', ...terms)))).toEqual(['-\\Big(a + b', '-2 + a\\Big)']);
    expect(lines(of('div', of('add', ...terms), b))).toEqual(['\\Big(a + b', '-2 + a\\Big) \\cdot \\frac{1}{b}']);
  });

  it('is one line if it is short', () => {
    expect(lines(of('tanh', of('add', ...terms)))).toEqual(['\\tanh\\left(a + b - 2 + a\\right)']);
    expect(lines(of('add', a, b))).toEqual(['a + b']);
  });
});
