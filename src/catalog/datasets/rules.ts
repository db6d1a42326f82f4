/** The rules of datasets whose sequences follow one, so that what a network generates can be judged. */
import { TOKENS } from './addition.ts';

/** Whether all tokens of a sequence, the first and the last included, follow the rule of its dataset. */
type Rule = (tokens: readonly number[], hyper: Readonly<Record<string, number>>) => boolean;

/** By the id of the dataset. */
export const rules: Readonly<Record<string, Rule>> = {
  dyck: ([start, ...word]) => start === 0 && isBalanced(word),

  addition(tokens, { digits = 0, order = 0 }) {
    const text = tokens.map((token) => TOKENS[token]).join('');
    const [, a, b, sum = ''] = /^(\d+)\+(\d+)=(\d+)$/.exec(text) ?? [];
    if (a?.length !== digits || b?.length !== digits || sum.length !== digits + 1) return false;
    return Number(order === 1 ? [...sum].toReversed().join('') : sum) === Number(a) + Number(b);
  },
};

/** Whether every bracket of a word of tokens is closed by its own kind, in order. */
function isBalanced(word: readonly number[]): boolean {
  const open: number[] = [];
  for (const token of word) {
    if (token % 2 === 1) open.push(token);
    else if (token === 0 || open.pop() !== token - 1) return false;
  }
  return open.length === 0;
}
