/** The tokens of a text. */

/** What a token is. */
export type TextUnit = 'characters' | 'words';

/** Characters of a line that are split at once: the time that `Intl.Segmenter` takes in V8 grows as their square. */
const PIECE = 4096;
/** Segments at the end of a piece that may depend on what follows: in "don't", the word and its apostrophe. */
const UNSURE = 2;

const SEGMENTERS: Readonly<Record<TextUnit, Intl.Segmenter>> = {
  characters: new Intl.Segmenter('und', { granularity: 'grapheme' }),
  words: new Intl.Segmenter('und', { granularity: 'word' }),
};

/**
 * The tokens of a text. Characters are what a reader takes for one: a letter with its marks, an emoji of several parts.
 * Words are those of Unicode, in any script; a punctuation mark and a line break are tokens of their own, and spaces
 * are none.
 */
export function tokensOf(text: string, unit: TextUnit): readonly string[] {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .normalize('NFC');
  const isToken = (segment: string) => unit === 'characters' || segment.trim() !== '';
  return plain.split('\n').flatMap((line, index) => {
    const tokens = segmentsOf(line, SEGMENTERS[unit]).filter(isToken);
    return index === 0 ? tokens : ['\n', ...tokens];
  });
}

function segmentsOf(line: string, segmenter: Intl.Segmenter): readonly string[] {
  const segments: string[] = [];
  for (let start = 0; start < line.length; ) {
    const found = Array.from(segmenter.segment(line.slice(start, start + PIECE)), ({ segment }) => segment);
    const isLast = start + PIECE >= line.length;
    for (const segment of isLast ? found : found.slice(0, Math.max(1, found.length - UNSURE))) {
      segments.push(segment);
      start += segment.length;
    }
  }
  return segments;
}

/** What the tokens of a vocabulary are: words if any of them has several characters. */
export function unitOf(vocabulary: readonly string[]): TextUnit {
  return vocabulary.some((token) => token.length > 1 && tokensOf(token, 'characters').length > 1)
    ? 'words'
    : 'characters';
}

/** Tokens as text, with spaces between words. */
export function joinTokens(tokens: readonly string[], unit: TextUnit): string {
  return tokens.join(unit === 'words' ? ' ' : '');
}
