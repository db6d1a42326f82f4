/** The tokens of a text. */

/** What a token is. */
export type TextUnit = 'characters' | 'words';

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
    const tokens = Array.from(SEGMENTERS[unit].segment(line), ({ segment }) => segment).filter(isToken);
    return index === 0 ? tokens : ['\n', ...tokens];
  });
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
