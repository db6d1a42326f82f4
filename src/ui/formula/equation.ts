import { calculate } from '../../arithmetic/calculate.ts';
import { type Calculation, isOperation, mapNumbers, numbersOf } from '../../arithmetic/calculation.ts';
import { digitsFor, rounded } from '../../arithmetic/rounding.ts';
import { calculationLines } from '../../arithmetic/tex.ts';
import type { Place, Trace, TracedNumber } from '../../runtime/protocol.ts';

/** How a number is computed, in symbols and in numbers. */
export interface Equation {
  /** The symbol of the result as TeX. */
  readonly left: string;
  /** Lines of TeX. */
  readonly inSymbols: readonly string[];
  readonly inNumbers: readonly string[];
  /** As it is shown. */
  readonly result: string;
  /** Whether it only passes on a number. */
  readonly isPassedOn: boolean;
  /** Whether the numbers that are shown give the result that is shown. */
  readonly agrees: boolean;
  /** The significant digits of the result. */
  readonly digits: number;
  /** The numbers from left to right; the one at index i is marked with `part=i` in the TeX. */
  readonly parts: readonly EquationPart[];
}

export interface EquationPart {
  readonly number: TracedNumber;
  /** Its symbol as TeX; null for a number that has none. */
  readonly symbol: string | null;
  /** As it is shown. */
  readonly text: string;
}

/** The terms of a sum in a line. */
const MOST_TERMS = 2;

/** The equation of a traced number; null if it is given. */
export function equationOf({ calculation, value, tex }: Trace): Equation | null {
  if (calculation === null) return null;
  const numbers = numbersOf(calculation);
  const digits = digitsFor(calculation, value, (number, count) =>
    isOfFormula(number) ? number.value : rounded(number.value, count),
  );
  const symbols = symbolsFor(numbers);
  const parts = numbers.map(
    (number, index): EquationPart => ({
      number,
      symbol: symbols[index] ?? null,
      text: isOfFormula(number) ? constantTex(number.value) : texDigits(number.value, digits.numbers),
    }),
  );
  const numbered = number(calculation);
  const mark = (index: number, tex: string) => `\\htmlData{part=${index}}{${tex}}`;
  const signed = (index: number, tex: string) =>
    tex.startsWith('-') ? `-${mark(index, tex.slice(1))}` : mark(index, tex);
  const inSymbols = calculationLines(
    numbered,
    ({ index }) => mark(index, parts[index]?.symbol ?? parts[index]?.text ?? ''),
    MOST_TERMS,
  );
  const inNumbers = calculationLines(numbered, ({ index }) => signed(index, parts[index]?.text ?? ''), MOST_TERMS);
  return {
    left: tex ?? 'u',
    inSymbols,
    inNumbers,
    result: texDigits(value, digits.result),
    isPassedOn: !isOperation(calculation),
    agrees: digits.agree,
    digits: digits.result,
    parts,
  };
}

/** An equation in symbols. */
export function symbolsTex({ left, inSymbols }: Equation): string {
  return aligned([`${left} &= ${inSymbols[0]}`, ...continued(inSymbols)]);
}

/** An equation in symbols, in numbers and with its result, aligned at the equals signs. */
export function equationTex({ left, inSymbols, inNumbers, result, agrees, isPassedOn }: Equation): string {
  const lines = isPassedOn ? [] : [`&= ${inNumbers[0]}`, ...continued(inNumbers)];
  return aligned([
    `${left} &= ${inSymbols[0]}`,
    ...continued(inSymbols),
    ...lines,
    `&${agrees ? '=' : '\\approx'} ${result}`,
  ]);
}

function continued([, ...lines]: readonly string[]): readonly string[] {
  return lines.map((line) => `&\\quad ${line}`);
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}

/** Whether a number belongs to the formula itself, such as a half, rather than to the step. */
function isOfFormula({ place, terms }: TracedNumber): boolean {
  return place === null && terms === undefined;
}

/** The largest denominator that is written as a fraction. */
const MOST_PARTS = 1e6;

/** A number of a formula as TeX, exactly: 1/30 as a fraction. */
function constantTex(value: number): string {
  const parts = Math.round(1 / Math.abs(value));
  const isPart = parts > 2 && parts <= MOST_PARTS && Math.abs(parts * Math.abs(value) - 1) < 1e-12;
  return isPart ? `${value < 0 ? '-' : ''}\\tfrac{1}{${parts}}` : texDigits(value, 17);
}

/** The result that a person finds with the numbers that are shown. */
export function recalculated({ calculation }: Trace, { parts }: Equation): number {
  if (calculation === null) return Number.NaN;
  return calculate(number(calculation), ({ index }) => valueOfTex(parts[index]?.text ?? ''));
}

/** A number as TeX with at most this many significant digits. */
export function texDigits(value: number, digits: number): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const short = rounded(value, digits);
  const size = Math.abs(short);
  if (size === 0 || (size >= 1e-4 && size < 1e6)) return String(short);
  const [mantissa = '', exponent = ''] = short.toExponential().split('e');
  return `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

/** A number that is written as TeX. */
function valueOfTex(tex: string): number {
  const [, sign, parts] = /^(-?)\\tfrac\{1\}\{(\d+)\}$/.exec(tex) ?? [];
  if (parts !== undefined) return (sign === '-' ? -1 : 1) / Number(parts);
  return Number(tex.replace(/ \\cdot 10\^\{(-?\d+)\}/, 'e$1'));
}

function number(calculation: Calculation<TracedNumber>): Calculation<{ readonly index: number }> {
  let next = 0;
  return mapNumbers(calculation, () => ({ index: next++ }));
}

/** The symbols of the numbers: their own, u₁, u₂ … for intermediate results, and dots for the rest of a sum. */
function symbolsFor(numbers: readonly TracedNumber[]): readonly (string | null)[] {
  const letters = new Map<string, string>();
  return numbers.map(({ tex, place, terms }) => {
    if (terms !== undefined) return '\\cdots';
    if (tex !== null || place === null) return tex;
    const key = placeKey(place);
    const letter = letters.get(key) ?? `u_{${letters.size + 1}}`;
    letters.set(key, letter);
    return letter;
  });
}

/** Identifies an element of a step. */
export function placeKey({ node, index }: Place): string {
  return `${node} ${index}`;
}

/** Each number once, and the rest of a sum, without the numbers that belong to the formula itself. */
export function distinctParts({ parts }: Equation): readonly EquationPart[] {
  const seen = new Set<string>();
  return parts.filter(({ number: { place, terms } }) => {
    if (place === null) return terms !== undefined;
    const key = placeKey(place);
    return !seen.has(key) && seen.add(key);
  });
}
