import type { Origin } from '../../../plots/example/origin.ts';
import { largestTerms } from '../../../plots/example/origin.ts';
import type { Patch } from '../../../plots/example/types.ts';
import { signedTex, texNumber } from '../../texNumber.ts';

/** More channels than this are summed up. */
export const MOST_TERMS = 3;
/** Windows with more numbers are not written out. */
const MOST_NUMBERS = 9;

/** What a layer does with its weighted sum, or with its window. */
export interface Step {
  /** The activation's definition as a function of x, in TeX; null if there is none. */
  readonly activation: string | null;
  /** The largest number of a window, or the mean. */
  readonly pooling: 'max' | 'mean';
}

/** How a number came to be, as lines of TeX with its numbers. */
export function originTex(origin: Origin, step: Step): readonly string[] {
  return origin.kind === 'sum' ? sumTex(origin, step) : [windowTex(origin, step)];
}

function sumTex({ terms, sum, bias, value }: Extract<Origin, { kind: 'sum' }>, { activation }: Step): string[] {
  const { largest, others, rest } = largestTerms(terms, MOST_TERMS);
  const summands = [...largest.map((term) => term.sum), ...(others > 0 ? [rest] : [])];
  const z = sum + bias;
  const lines = [
    terms.length > 1 ? `\\Sigma = ${added(summands)} = ${texNumber(sum)}` : `\\Sigma = ${texNumber(sum)}`,
    `z = \\Sigma + b = ${texNumber(sum)} ${signedTex(bias)} = ${texNumber(z)}`,
  ];
  const applied = activation && appliedTo(activation, texNumber(z));
  if (applied) lines.push(`${applied} = ${texNumber(value)}`);
  return lines;
}

function windowTex({ inputs, value }: Extract<Origin, { kind: 'window' }>, { pooling }: Step): string {
  const numbers = [...inputs.values].filter((number) => !Number.isNaN(number)).map(texNumber);
  const written = numbers.length <= MOST_NUMBERS;
  if (pooling === 'max') return `\\max(${written ? numbers.join(',\\,') : '\\ldots'}) = ${texNumber(value)}`;
  const sum = written ? `(${added(finiteOf(inputs))})` : '\\sum';
  return `\\tfrac{1}{${numbers.length}}\\,${sum} = ${texNumber(value)}`;
}

function finiteOf({ values }: Patch): number[] {
  return [...values].filter((number) => !Number.isNaN(number));
}

function added([first = 0, ...others]: readonly number[]): string {
  return [texNumber(first), ...others.map(signedTex)].join(' ');
}

/** The name of an activation with its argument: "\tanh(1.20)"; null for the identity, which has none. */
function appliedTo(tex: string, argument: string): string | null {
  const [, name = '', index = ''] = /^(?:\\begin\{aligned\} )?(.+?)\(x(?:_i)?\)(_i)? &?= /s.exec(tex) ?? [];
  if (name === '') return null;
  if (name === '\\varphi') return tex.endsWith('= x') ? null : `\\varphi(${argument})`;
  // A function of all units at once has this unit's number as one of its arguments.
  return index === '' ? `${name}(${argument})` : `${name}(\\ldots, ${argument}, \\ldots)`;
}
