import type { Estimate, Judgement } from './returns.ts';

/** So many terms of a return are written out before the dots. */
const FIRST = 3;
/** So many terms of a return are on one line, so that a narrow column has room for it. */
const PER_LINE = { symbols: 3, numbers: 2 };
/** Written numbers have so many digits if they are the largest of their formula. */
const DIGITS = 4;
/** From here on, a number is written as a power of ten. */
const LARGE = 1e6;

/**
 * The return from a move on with its first terms and the last one as numbers.
 * @param move counted from 1
 */
export function returnTex(rewards: ArrayLike<number>, move: number, gamma: number, sum: number): string {
  const count = rewards.length - move + 1;
  const all = Array.from({ length: count }, (_, after) => after);
  const shown = count <= FIRST + 1 ? all : [...all.slice(0, FIRST), null, count - 1];
  const write = (perLine: number, term: (after: number) => string) => {
    const terms = shown.map((after) => (after === null ? '\\dots' : term(after)));
    return inLines(terms, perLine);
  };
  const symbols = write(PER_LINE.symbols, (after) => `${powerOf('\\gamma', after, '\\,')}r_{${move + after}}`);
  const numbers = write(PER_LINE.numbers, (after) => {
    const reward = exact(rewards[move - 1 + after] as number);
    return after === 0 ? reward : `${powerOf(exact(gamma), after, ' \\cdot ')}${inBrackets(reward)}`;
  });
  const decimals = decimalsFor([sum]);
  const result = `${relation([[sum, fixed(sum, decimals)]])} ${inTex(fixed(sum, decimals))}`;
  // A single reward is its own sum.
  if (count === 1) return aligned([`G_{${move}} &= ${symbols} ${result}`]);
  const [first = '', ...more] = symbols;
  const [firstNumbers = '', ...moreNumbers] = numbers;
  return aligned([`G_{${move}} &= ${first}`, ...more, `&= ${firstNumbers}`, ...moreNumbers, `&${result}`]);
}

/** A sum on several lines; all but the first go on with a plus. */
function inLines(terms: readonly string[], perLine: number): readonly string[] {
  const lines: string[] = [];
  for (let from = 0; from < terms.length; from += perLine) {
    const line = terms.slice(from, from + perLine).join(' + ');
    lines.push(from === 0 ? line : further(`+ ${line}`));
  }
  return lines;
}

/** What the numbers of a move depend on. */
export interface Surroundings {
  /** Counted from 1. */
  readonly move: number;
  readonly gamma: number;
  readonly lambda: number;
  /** The return from the move on. */
  readonly sum: number;
  /** After how many moves the episode is cut off, and the value of the state there; null if it ends by its rules. */
  readonly cut: { readonly after: number; readonly value: number } | null;
}

/** What a method compares with its estimate at a move, and what it makes of the difference, in numbers. */
export function judgementTex(
  judgement: Exclude<Judgement, 'return'>,
  estimate: Estimate,
  surroundings: Surroundings,
): string {
  const { before, after, target, difference, mixed } = estimate;
  const decimals = decimalsFor([before, after, target, difference, mixed, mixed - before, surroundings.sum]);
  const compute: Compute = (parts, from, ...write) => computed(parts, from, write, decimals);
  if (judgement === 'baseline') return aligned(surplusLines(estimate, surroundings, compute));
  const differences = differenceLines(judgement, estimate, surroundings, compute);
  const isAlone = estimate.next === null || surroundings.lambda === 0;
  const later = judgement === 'critic' ? advantageLines : mixedLines;
  return aligned([...differences, ...(isAlone ? [] : later(estimate, surroundings, compute))]);
}

/** The return minus the estimated value. */
function surplusLines({ before }: Estimate, { move, gamma, sum, cut }: Surroundings, compute: Compute) {
  const now = `v(s_{${move}})`;
  if (!cut) {
    const numbers = compute([sum, before], minus, (total, value) => `${total} - ${inBrackets(value)}`);
    return [`A_{${move}} &= G_{${move}} - ${now}`, ...numbers];
  }
  const { after, value } = cut;
  const power = (base: string, times: string) => powerOf(base, after, times);
  const numbers = compute(
    [sum, value, before],
    (total, end, estimated) => total + gamma ** after * end - estimated,
    (total, end) => `${total} + ${power(exact(gamma), ' \\cdot ')}${inBrackets(end)}`,
    (_, __, estimated) => `- ${inBrackets(estimated)}`,
  );
  const discounted = `${power('\\gamma', '\\,')}v(s_{${move + after}})`;
  return [`A_{${move}} &= G_{${move}} + ${discounted}`, further(`- ${now}`), ...numbers];
}

/** The Bellman target, and the target minus the estimate. */
function differenceLines(judgement: Judgement, estimate: Estimate, { move, gamma }: Surroundings, compute: Compute) {
  const { reward, before, after, target } = estimate;
  const isCritic = judgement === 'critic';
  const best = isCritic ? `v(s_{${move + 1}})` : `\\max_a q(s_{${move + 1}}, a)`;
  const estimated = isCritic ? `v(s_{${move}})` : `q(s_{${move}}, a_{${move}})`;
  const bellman = `r_{${move}} + \\gamma\\, ${best}`;
  const ofTarget = compute(
    [after],
    (value) => reward + gamma * value,
    (value) => `${exact(reward)} + ${exact(gamma)} \\cdot ${inBrackets(value)}`,
  );
  const ofDifference = compute([target, before], minus, (goal, value) => `${goal} - ${inBrackets(value)}`);
  return [
    ...[`r_{${move}} &+ \\gamma\\, ${best}`, ...ofTarget],
    ...[`\\delta_{${move}} &= ${bellman}`, further(`- ${estimated}`), ...ofDifference],
  ];
}

/** The difference with those of later moves. */
function advantageLines(estimate: Estimate, { move, gamma, lambda }: Surroundings, compute: Compute) {
  const { after, difference, next } = estimate;
  const numbers = compute(
    [difference, (next as number) - after],
    (own, later) => own + gamma * lambda * later,
    (own, later) => `${own} + ${exact(gamma)} \\cdot ${exact(lambda)} \\cdot ${inBrackets(later)}`,
  );
  return [`A_{${move}} &= \\delta_{${move}} + \\gamma\\lambda\\, A_{${move + 1}}`, ...numbers];
}

/** The target with those of later moves. */
function mixedLines({ reward, after, next }: Estimate, { move, gamma, lambda }: Surroundings, compute: Compute) {
  const numbers = compute(
    [after, next as number],
    (best, later) => reward + gamma * ((1 - lambda) * best + lambda * later),
    (best) => `${exact(reward)} + ${exact(gamma)} \\cdot [${exact(1 - lambda)} \\cdot ${inBrackets(best)}`,
    (_, later) => `+ ${exact(lambda)} \\cdot ${inBrackets(later)}]`,
  );
  return [
    `y_{${move}} &= r_{${move}} + \\gamma\\, [(1 - \\lambda) \\max_a q(s_{${move + 1}}, a)`,
    further(`+ \\lambda\\, y_{${move + 1}}]`),
    ...numbers,
  ];
}

/** Writes a computation with numbers, each part of it on a line, and its result on the next one. */
type Compute = (
  parts: readonly number[],
  from: (...parts: number[]) => number,
  ...write: readonly ((...parts: string[]) => string)[]
) => readonly string[];

/** A line that goes on with the one before. */
const further = (line: string) => `&\\phantom{=} {}${line}`;

const minus = (first: number, second: number) => first - second;

/** Gives the numbers more decimals until a person who computes with what is written gets the result that is written. */
function computed(
  parts: readonly number[],
  from: (...parts: number[]) => number,
  write: readonly ((...parts: string[]) => string)[],
  decimals: number,
): readonly string[] {
  const exactly = from(...parts);
  const result = fixed(exactly, decimals);
  const attempts = [0, 1, 2, 3, 4].map((more) => parts.map((part) => fixed(part, decimals + more)));
  const texts = attempts.find((texts) => fixed(from(...texts.map(Number)), decimals) === result) ?? attempts[0] ?? [];
  const rounded = parts.map((part, index): [number, string] => [part, texts[index] as string]);
  const [first = '', ...more] = write.map((line) => line(...texts.map(inTex)));
  return [`&= ${first}`, ...more.map(further), `&${relation([[exactly, result], ...rounded])} ${inTex(result)}`];
}

function aligned(lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}

/** A power as a factor: nothing for the power 0. */
function powerOf(base: string, exponent: number, times: string): string {
  if (exponent === 0) return '';
  return exponent === 1 ? `${base}${times}` : `${base}^{${exponent}}${times}`;
}

/** A number that was entered by a person or that is short, with all of its digits: 0.99, −0.02. */
function exact(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** With so many decimals, the largest of the numbers has `DIGITS` digits. */
function decimalsFor(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs));
  if (!(largest > 0) || !Number.isFinite(largest)) return 0;
  return Math.max(0, Math.min(6, DIGITS - 1 - Math.floor(Math.log10(largest))));
}

/** A number with so many decimals, without zeros at its end. A large one, as after a divergence, is rounded to `DIGITS`. */
function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '\\text{?}';
  return String(Number(Math.abs(value) < LARGE ? value.toFixed(decimals) : value.toPrecision(DIGITS)) + 0);
}

/** A written number in TeX; a large one as a power of ten. */
function inTex(number: string): string {
  const value = Number(number);
  if (!(Math.abs(value) >= LARGE)) return number;
  const [mantissa, exponent] = value.toExponential().split('e+');
  return `${mantissa} \\cdot 10^{${exponent}}`;
}

function inBrackets(number: string): string {
  return number.startsWith('-') ? `(${number})` : number;
}

/** Equal if no number was rounded by more than the error of a 32-bit number, and approximately equal otherwise. */
function relation(numbers: readonly (readonly [value: number, written: string])[]): string {
  const isExact = numbers.every(([value, written]) => {
    return Math.abs(Number(written) - value) <= 1e-6 * Math.max(1, Math.abs(value));
  });
  return isExact ? '=' : '\\approx';
}
