import { joined, shortened } from './paragraphs.ts';

/**
 * Reads a paragraph that is one sentence without formulas.
 * @param what names it in the error
 * @param longest the most characters that it can have
 * @throws Error if it is longer or has another form
 */
export function readSentence(paragraph: string, what: string, longest: number): string {
  const sentence = joined(paragraph);
  if (sentence.length > longest) {
    throw new Error(`${what} has ${sentence.length} characters, but at most ${longest} fit`);
  }
  if (!/^[^$`*]*[^$`*.]\.$/.test(sentence)) {
    throw new Error(`${what} "${shortened(sentence)}" is not a sentence without formulas`);
  }
  return sentence;
}
