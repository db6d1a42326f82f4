import { listed } from '../../../experiment/listed.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import { type TextUnit, tokensOf, unitOf } from '../../../table/tokens.ts';
import { quote } from '../../../table/words.ts';
import { counted } from '../../counted.ts';

/** A prompt as tokens. */
export interface ReadPrompt {
  readonly tokens: readonly number[];
  readonly unit: TextUnit;
  /** Words or characters that are not in the vocabulary, each once, in the order in which they appear. */
  readonly unknown: readonly string[];
}

/**
 * Splits a text into the tokens of a vocabulary, words or characters. Letters may be capital or small if only the other
 * one is a token. Spaces are skipped if they are not tokens, and so is all else that is not in the vocabulary.
 */
export function readPrompt(text: string, vocabulary: readonly string[]): ReadPrompt {
  const unit = unitOf(vocabulary);
  const places = new Map(vocabulary.map((name, place) => [name, place]));
  // The first of several tokens that differ in capitals wins.
  const small = new Map(vocabulary.map((name, place): [string, number] => [name.toLowerCase(), place]).toReversed());
  const tokens: number[] = [];
  const unknown = new Set<string>();
  for (const token of tokensOf(text, unit)) {
    const place = places.get(token) ?? small.get(token.toLowerCase());
    if (place !== undefined) tokens.push(place);
    else if (token.trim() !== '') unknown.add(token);
  }
  return { tokens, unit, unknown: [...unknown] };
}

/**
 * Says what the network does not read of a prompt; null if it reads all.
 * @param steps the number of tokens that it reads
 */
export function unreadWords({ tokens, unit, unknown }: ReadPrompt, steps: number): string | null {
  const sentences: string[] = [];
  if (unknown.length > 0) sentences.push(unknownWords(unknown, unit));
  if (tokens.length > steps)
    sentences.push(`The network reads only the last ${counted(steps, 'token')} of the prompt.`);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function unknownWords(unknown: readonly string[], unit: TextUnit): string {
  const names = listed(unknown.map((token) => quote(visibleToken(token))));
  const [one, several] =
    unit === 'words'
      ? ['a word of this text', 'words of this text']
      : ['a token of these data', 'tokens of these data'];
  return unknown.length === 1
    ? `${names} is not ${one}, so it is skipped.`
    : `${names} are not ${several}, so they are skipped.`;
}
