import type { PreparedData } from '../../../compiler/data.ts';
import type { Member } from '../../../compiler/replicas.ts';
import { dataOf } from '../../../experiment/index.ts';

/** How the sequences of the data begin and end, as their training examples show. */
export interface Conventions {
  /** Whether they are stretches of one text, which begin and end anywhere. */
  readonly isText: boolean;
  /** The token that begins all of them; null if they differ. */
  readonly start: number | null;
  /** The token that ends all of them, if they differ in length; null if there is none. */
  readonly end: number | null;
  /** The number of tokens at the beginning that are given and not scored; 1 for a first token alone. */
  readonly question: number;
  /** All tokens of each training example, joined by commas. */
  readonly known: ReadonlySet<string>;
}

const found = new WeakMap<PreparedData, Conventions>();

export function conventionsOf(member: Member): Conventions {
  const known = found.get(member.data) ?? readConventions(member);
  found.set(member.data, known);
  return known;
}

function readConventions({ spec, data }: Member): Conventions {
  const isText = dataOf(spec).series !== null;
  if (isText) return { isText, start: null, end: null, question: 1, known: new Set() };
  const { count, x, labels } = data.parts.train;
  const steps = data.positions?.count as number;
  const examples = Array.from({ length: count }, (_, row) => {
    const targets = [...labels.subarray(row * steps, (row + 1) * steps)];
    const scored = targets.filter((token) => !Number.isNaN(token));
    const given =
      Math.max(
        0,
        targets.findIndex((token) => !Number.isNaN(token)),
      ) + 1;
    const isFull = !Number.isNaN(targets.at(-1));
    return { given, isFull, tokens: [...x.data.subarray(row * steps, row * steps + given), ...scored] };
  });
  const differ = examples.some(({ isFull }) => !isFull);
  return {
    isText,
    start: shared(examples.map(({ tokens }) => tokens[0] as number)),
    end: differ ? shared(examples.map(({ tokens }) => tokens.at(-1) as number)) : null,
    question: shared(examples.map(({ given }) => given)) ?? 1,
    known: new Set(examples.map(({ tokens }) => tokens.join())),
  };
}

/** The value that all have; null if they differ. */
function shared(values: readonly number[]): number | null {
  const [first = null, ...others] = values;
  return others.every((value) => value === first) ? first : null;
}
