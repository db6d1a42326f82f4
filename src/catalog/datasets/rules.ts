/** The rules of datasets whose sequences follow one, so that what a network generates can be judged. */
import { TOKENS } from './addition.ts';

type Hyper = Readonly<Record<string, number>>;

interface Rule {
  /** Whether all tokens of a sequence, the first and the last included, follow the rule. */
  follows(tokens: readonly number[], hyper: Hyper): boolean;
  /** Whether some sequence that follows the rule begins with these tokens, whatever its length. */
  mayBegin(tokens: readonly number[], hyper: Hyper): boolean;
}

/** By the id of the dataset. */
export const rules: Readonly<Record<string, Rule>> = {
  dyck: {
    follows: ([start, ...word]) => start === 0 && openAfter(word)?.length === 0,
    mayBegin: ([start = 0, ...word]) => start === 0 && openAfter(word) !== null,
  },

  addition: {
    follows: (tokens, hyper) => tokens.length === 3 * (hyper.digits ?? 0) + 3 && beginsSum(tokens, hyper),
    mayBegin: beginsSum,
  },
};

/** The brackets that are open after a word of tokens; null if one is closed by another kind, or was not open. */
function openAfter(word: readonly number[]): readonly number[] | null {
  const open: number[] = [];
  for (const token of word) {
    if (token % 2 === 1) open.push(token);
    else if (token === 0 || open.pop() !== token - 1) return null;
  }
  return open;
}

/** Whether tokens are the beginning of a correct sum, or all of it. */
function beginsSum(tokens: readonly number[], { digits = 0, order = 0 }: Hyper): boolean {
  const text = tokens.map((token) => TOKENS[token]).join('');
  const [, a, b, sum] = /^(\d*)(?:\+(\d*)(?:=(\d*))?)?$/.exec(text) ?? [];
  if (a === undefined || a.length > digits) return false;
  if (b === undefined) return true;
  if (a.length < digits || b.length > digits) return false;
  if (sum === undefined) return true;
  const right = String(Number(a) + Number(b)).padStart(digits + 1, '0');
  return b.length === digits && (order === 1 ? [...right].toReversed().join('') : right).startsWith(sum);
}
