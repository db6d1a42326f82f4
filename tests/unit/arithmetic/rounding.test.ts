import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/arithmetic/calculate.ts';
import type { Calculation } from '../../../src/arithmetic/calculation.ts';
import { digitsFor, rounded } from '../../../src/arithmetic/rounding.ts';

const number = (value: number) => ({ value });
const read = ({ value }: { readonly value: number }) => value;
const show = ({ value }: { readonly value: number }, digits: number) => rounded(value, digits);

describe('the digits that a calculation shows', () => {
  it('are few where few suffice', () => {
    const product: Calculation<{ value: number }> = { operation: 'mul', operands: [number(0.5), number(-3)] };
    expect(digitsFor(product, -1.5, show)).toEqual({ numbers: 4, result: 4, agree: true });
  });

  it('are more where numbers cancel', () => {
    const difference: Calculation<{ value: number }> = {
      operation: 'sub',
      operands: [number(1.23456), number(1.23411)],
    };
    expect(digitsFor(difference, 0.00045, show).numbers).toBeGreaterThan(4);
  });

  it('do not claim that a calculator finds what only rounding makes', () => {
    const difference: Calculation<{ value: number }> = { operation: 'sub', operands: [number(0.1), number(0.1)] };
    expect(digitsFor(difference, 1.4e-9, show).agree).toBe(false);
  });

  it('give the shown result to whoever calculates with the shown numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 }), (numbers) => {
        const sum: Calculation<{ value: number }> = { operation: 'add', operands: numbers.map(number) };
        const value = calculate(sum, read);
        const digits = digitsFor(sum, value, show);
        const found = calculate(sum, (one) => rounded(read(one), digits.numbers));
        if (digits.agree) expect(rounded(found, digits.result)).toBe(rounded(value, digits.result));
      }),
    );
  });
});
