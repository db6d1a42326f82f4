import { calculate } from '../../arithmetic/calculate.ts';
import { type Calculation, isOperation, mapNumbers, numbersOf } from '../../arithmetic/calculation.ts';
import { digitsFor, rounded } from '../../arithmetic/rounding.ts';
import { calculationLines } from '../../arithmetic/tex.ts';
import type { Trace, TracedNumber } from '../../runtime/protocol.ts';

/** How a number is computed, in symbols and in numbers. */
export interface Equation {
  /** The symbol of the result as TeX. */
  readonly left: string;
  /** Lines of TeX. */
  readonly inSymbols: readonly string[];
  readonly inNumbers: readonly string[];
  /** As it is shown. */
  readonly result: string;
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
  const digits = digitsFor(calculation, value, (number, count) => rounded(number.value, digitsOf(number, count)));
  const symbols = symbolsFor(numbers);
  const parts = numbers.map(
    (number, index): EquationPart => ({
      number,
      symbol: symbols[index] ?? null,
      text: texDigits(number.value, digitsOf(number, digits.numbers)),
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
export function equationTex({ left, inSymbols, inNumbers, result, agrees }: Equation): string {
  const equals = agrees ? '=' : '\\approx';
  return aligned([
    `${left} &= ${inSymbols[0]}`,
    ...continued(inSymbols),
    `&= ${inNumbers[0]}`,
    ...continued(inNumbers),
    // A number that is passed on, or that is alone, is its own result.
    ...(inNumbers.join() === result ? [] : [`&${equals} ${result}`]),
  ]);
}

function continued([, ...lines]: readonly string[]): readonly string[] {
  return lines.map((line) => `&\\quad ${line}`);
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}

/** A number of the formula itself, such as a half, is shown with all digits that float32 has. */
function digitsOf({ place, terms }: TracedNumber, digits: number): number {
  return place === null && terms === undefined ? 9 : digits;
}

/** The result that a person finds with the numbers that are shown. */
export function recalculated({ calculation }: Trace, { parts }: Equation): number {
  if (calculation === null) return Number.NaN;
  return calculate(number(calculation), ({ index }) => Number(plain(parts[index]?.text ?? '')));
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

/** A number of TeX as JavaScript reads it. */
function plain(tex: string): string {
  return tex.replace(/ \\cdot 10\^\{(-?\d+)\}/, 'e$1');
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
    const key = `${place.node} ${place.index}`;
    const letter = letters.get(key) ?? `u_{${letters.size + 1}}`;
    letters.set(key, letter);
    return letter;
  });
}

/** Whether a calculation only passes on a number. */
export function isPassedOn({ calculation }: Trace): boolean {
  return calculation !== null && !isOperation(calculation);
}
