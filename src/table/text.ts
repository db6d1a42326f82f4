/** A text as a table: each row is a token, and the levels of its only column are the vocabulary. */
import { type Decoded, decode } from './decode.ts';
import { LIMITS, TEXT } from './limits.ts';
import type { Encoding } from './options.ts';
import { isProblem, type Problem } from './problem.ts';
import type { Column, Table } from './table.ts';
import { type TextUnit, tokensOf } from './tokens.ts';
import { counted, grouped, quote } from './words.ts';

export interface TextOptions {
  readonly unit: TextUnit;
  /** Whether capitals become small letters. */
  readonly lowerCase: boolean;
}

export interface TokenCount {
  readonly token: string;
  readonly count: number;
}

/** A text that was read. */
export interface TextDraft {
  readonly options: TextOptions;
  /** null for text that is not from a file. */
  readonly encoding: Encoding | null;
  /** That the encoding is a guess; null if it is not. */
  readonly warning: Problem | null;
  readonly table: Omit<Table, 'columns'> & { readonly columns: readonly [Column] };
  /** The vocabulary, the most frequent first. */
  readonly vocabulary: readonly TokenCount[];
  /** The most frequent of the tokens that are too rare for the vocabulary. `RARE` is in their place. */
  readonly rare: readonly TokenCount[];
  /** The number of different tokens that are too rare. */
  readonly rareCount: number;
}

/** The token in place of all that are too rare for the vocabulary. */
export const RARE = '□';

/** The id of the only column. */
export const TOKEN = 'token';

const LABELS: Readonly<Record<TextUnit, string>> = { characters: 'Character', words: 'Word' };

/** The number of rare tokens that are listed. */
const MOST_LISTED = 30;

/**
 * Splits a text into tokens and counts them.
 * @param input a text, or the bytes of a file
 * @param name the name of the file, for problems
 * @param encoding of the file; detected by default
 * @returns a problem if it is not text, too short or too long, or has a single token
 */
export function readText(
  input: string | Uint8Array,
  name: string,
  options: TextOptions,
  encoding?: Encoding,
): TextDraft | Problem {
  const size = input.length;
  if (size > TEXT.bytes) return textTooLarge(size);
  const decoded = typeof input === 'string' ? { text: input } : decode(input, name, encoding);
  if (isProblem(decoded)) return { message: `${quote(name)} is not plain text. Save it as a .txt file.` };
  const text = decoded.text.trimEnd();
  const tokens = tokensOf(options.lowerCase ? text.toLowerCase() : text, options.unit);
  const noun = options.unit === 'characters' ? 'character' : 'word';
  if (tokens.length < TEXT.fewestTokens) {
    const found = tokens.length === 0 ? 'is empty' : `has only ${counted(tokens.length, noun)}`;
    return {
      message: `The text ${found}. It needs at least ${counted(TEXT.fewestTokens, noun)}, so that training, validation and test each get windows.`,
    };
  }
  const counts = countsOf(tokens);
  const [most] = counts as [TokenCount, ...TokenCount[]];
  if (counts.length === 1) {
    return { message: `The text repeats a single ${noun}, ${quote(most.token)}, so there is nothing to learn.` };
  }
  const { encoding: used = null, warning = null } = decoded as Partial<Decoded>;
  return { ...draftOf(tokens, counts, options), encoding: used, warning };
}

/** The problem of a text that is too large to read. @param size in bytes, or characters if it was pasted */
export function textTooLarge(size: number): Problem {
  return {
    message: `The text has ${grouped(size / 2 ** 20)} MB, and at most ${TEXT.bytes / 2 ** 20} MB can be used. Keep a part of it.`,
  };
}

function countsOf(tokens: readonly string[]): readonly TokenCount[] {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].map(([token, count]) => ({ token, count })).sort((a, b) => b.count - a.count);
}

/** @param counts the most frequent first */
function draftOf(
  tokens: readonly string[],
  counts: readonly TokenCount[],
  options: TextOptions,
): Omit<TextDraft, 'encoding' | 'warning'> {
  const most = TEXT[options.unit];
  const usable = counts.filter(({ token }) => token !== RARE && token.length <= LIMITS.label);
  const known = usable.slice(0, counts.length > most ? most - 1 : most);
  const isKnown = new Set(known.map(({ token }) => token));
  const rare = counts.filter(({ token }) => !isKnown.has(token));
  const levels = [...isKnown].sort();
  const vocabulary = [...known];
  if (rare.length > 0) {
    levels.push(RARE);
    vocabulary.push({ token: RARE, count: rare.reduce((sum, { count }) => sum + count, 0) });
  }
  const places = new Map(levels.map((token, place) => [token, place]));
  const values = Float64Array.from(tokens, (token) => places.get(token) ?? levels.length - 1);
  return {
    options,
    table: { columns: [{ id: TOKEN, label: LABELS[options.unit], levels }], count: tokens.length, values: [values] },
    vocabulary: vocabulary.sort((a, b) => b.count - a.count),
    rare: rare.slice(0, MOST_LISTED),
    rareCount: rare.length,
  };
}
