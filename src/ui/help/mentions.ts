import { glossary, type Term } from './glossary.ts';

/** A word of a sentence that the glossary explains. */
export interface Mention {
  readonly word: string;
  readonly term: Term;
}

const TERMS = new Map(
  glossary.flatMap(({ terms }) => terms.flatMap((term) => (term.words ?? []).map((word) => [word, term] as const))),
);
const WORDS = new RegExp(`\\b(${[...TERMS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`, 'gi');

/** Splits a sentence into text and the first mention of each glossary term. */
export function mentionsIn(sentence: string): readonly (string | Mention)[] {
  const pieces: (string | Mention)[] = [];
  const seen = new Set<Term>();
  for (const piece of sentence.split(WORDS)) {
    const term = TERMS.get(piece.toLowerCase());
    if (!term || seen.has(term)) {
      const before = pieces.at(-1);
      if (typeof before === 'string') pieces[pieces.length - 1] = before + piece;
      else if (piece !== '') pieces.push(piece);
    } else {
      seen.add(term);
      pieces.push({ word: piece, term });
    }
  }
  return pieces;
}
