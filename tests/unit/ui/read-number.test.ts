import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterNumber } from '../../../src/ui/controls/enterNumber.ts';
import { readingsOf } from '../../../src/ui/controls/readNumber.ts';

describe('the meaning of a typed number', () => {
  it.each([
    ['0.03', 0.03],
    ['.5', 0.5],
    ['5.', 5],
    [' 7 ', 7],
    ['+2', 2],
    ['1e-2', 0.01],
    ['1E3', 1000],
    // Decimal commas.
    ['0,03', 0.03],
    [',5', 0.5],
    ['1,5', 1.5],
    ['1,2345', 1.2345],
    ['0,125', 0.125],
    ['1,5e-3', 0.0015],
    // Minus signs: U+2212, en dash, em dash, no-break hyphen, full width, soft hyphen.
    ['−0.5', -0.5],
    ['–0.5', -0.5],
    ['—0,5', -0.5],
    ['3e‑2', 0.03],
    ['3e−2', 0.03],
    ['－4', -4],
    ['3e\u00ad2', 0.03],
    ['- 4', -4],
    // Thousands.
    ['12,345,678', 12_345_678],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['12 400', 12_400],
    ['12\u202f400,5', 12_400.5],
    ["1'000", 1000],
    ['1’000.5', 1000.5],
    // Powers of ten, percentages, fractions.
    ['1·10^-2', 0.01],
    ['1.5 × 10⁻³', 0.0015],
    ['10⁻³', 0.001],
    ['2*10^4', 20_000],
    ['50%', 0.5],
    ['0,7 %', 0.007],
    ['1/3', 1 / 3],
    ['1 ⁄ 8', 0.125],
    // Other digits and signs, and direction marks.
    ['０．０３', 0.03],
    ['٠٫٠٣', 0.03],
    ['۱۲٬۳۴۵', 12_345],
    ['\u200e−0.5\u200f', -0.5],
  ])('%j is one number', (typed, value) => {
    expect(readingsOf(typed)).toEqual([value]);
  });

  it('is ambiguous if the comma may be either', () => {
    expect(readingsOf('1,234')).toEqual([1234, 1.234]);
    expect(readingsOf('−12,400')).toEqual([-12_400, -12.4]);
  });

  it.each([
    '',
    'abc',
    '1,2,3',
    '1..2',
    '--5',
    '1 2',
    '3e',
    'e5',
    '$5',
    '2^3',
    '1/0',
    '1/2/3',
    '0x10',
    '1_000',
    'NaN',
    '½',
    '5²',
  ])('there is none in %j', (typed) => {
    expect(readingsOf(typed)).toEqual([]);
  });

  it('is a number written by JavaScript, with either decimal sign and any minus sign', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = String(value);
        const wanted = value + 0;
        expect(readingsOf(text).map((read) => read + 0)).toEqual([wanted]);
        expect(readingsOf(text.replaceAll('-', '−')).map((read) => read + 0)).toEqual([wanted]);
        expect(readingsOf(text.replace('.', ',')).map((read) => read + 0)).toContain(wanted);
      }),
    );
  });
});

describe('the result of an entered text', () => {
  const rate = { min: 1e-5, max: 10 };
  const units = { min: 1, max: 256, integer: true };
  const seed = { min: 0, max: 2 ** 32 - 1, integer: true };
  const weight = { min: -1e6, max: 1e6 };

  it('is the meant number, without a message', () => {
    expect(enterNumber('0,03', rate, 0.1)).toEqual({ value: 0.03, complaint: null });
    expect(enterNumber('−0.5', weight, 0.1)).toEqual({ value: -0.5, complaint: null });
    expect(enterNumber('8', units, 4)).toEqual({ value: 8, complaint: null });
  });

  it('is the previous number, with a reason, if nothing was typed', () => {
    expect(enterNumber(' ', rate, 0.1)).toEqual({ value: null, complaint: 'Nothing was typed, so 0.1 is kept.' });
    expect(enterNumber('', weight, Number.NaN)).toEqual({ value: null, complaint: null });
  });

  it('is the previous number, with a reason, if the text is not a number or ambiguous', () => {
    expect(enterNumber('fast', rate, 0.1)).toEqual({
      value: null,
      complaint: '"fast" is not a number, so 0.1 is kept.',
    });
    expect(enterNumber('1,234', weight, -2)).toEqual({
      value: null,
      complaint: '"1,234" can mean 1234 or 1.234, so −2 is kept. Type one of these.',
    });
    expect(enterNumber('x', weight, Number.NaN).complaint).toBe('"x" is not a number.');
  });

  it('is the reading that the field accepts', () => {
    expect(enterNumber('1,234', rate, 0.1)).toEqual({ value: 1.234, complaint: null });
    expect(enterNumber('1.234', rate, 0.1)).toEqual({ value: 1.234, complaint: null });
    expect(enterNumber('1,000', seed, 7)).toEqual({ value: 1000, complaint: null });
  });

  it('is a whole number with a point between thousands if no other reading is possible', () => {
    const examples = { min: 20, max: 10_000, integer: true };
    expect(enterNumber('1.000', examples, 200)).toEqual({ value: 1000, complaint: null });
    expect(enterNumber('1.234', seed, 7)).toEqual({ value: 1234, complaint: null });
    expect(enterNumber('100.000', units, 4)).toEqual({ value: 100, complaint: null });
    expect(enterNumber('1.000', seed, 7)).toEqual({
      value: null,
      complaint: '"1.000" can mean 1 or 1000, so 7 is kept. Type one of these.',
    });
  });

  it('is the previous number, with a reason, if the field does not accept the typed one', () => {
    expect(enterNumber('−0.5', rate, 0.03)).toEqual({
      value: null,
      complaint: '"−0.5" is outside 0.00001 to 10, so 0.03 is kept.',
    });
    expect(enterNumber('0', units, 4)).toEqual({ value: null, complaint: '"0" is outside 1 to 256, so 4 is kept.' });
    expect(enterNumber('1,234', units, 4).complaint).toBe('"1,234" is outside 1 to 256, so 4 is kept.');
    expect(enterNumber('0.6', units, 4).complaint).toBe('"0.6" is outside 1 to 256, so 4 is kept.');
    expect(enterNumber('1e999', weight, 4).value).toBeNull();
    expect(enterNumber('−7', { min: 0, max: 1 }, Number.NaN).complaint).toBe('"−7" is outside 0 to 1.');
  });

  it('is rounded if a whole number is required, with a message', () => {
    expect(enterNumber('2,5', units, 4)).toEqual({
      value: 3,
      complaint: '"2,5" is not a whole number. 3 is used.',
    });
  });

  it('is always a number that the field accepts, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { value, complaint } = enterNumber(typed, units, 4);
        if (value === null) expect(complaint).toMatch(/, so 4 is kept/);
        else expect(Number.isInteger(value) && value >= 1 && value <= 256).toBe(true);
      }),
    );
  });
});
