import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../src/ui/help/mentions.ts';
import { readGradients, readRatios } from '../../../src/ui/inspect/gradients/words.ts';

const wordsOf = (sentence: string) =>
  mentionsIn(sentence).flatMap((piece) => (typeof piece === 'string' ? [] : piece.word));
const textOf = (sentence: string) =>
  mentionsIn(sentence)
    .map((piece) => (typeof piece === 'string' ? piece : piece.word))
    .join('');

describe('terms of a sentence', () => {
  it('are found at their first mention, in singular or plural and in either case', () => {
    expect(wordsOf('Gradients vanish: the gradient of Hidden 1, and the learning rate.')).toEqual([
      'Gradients',
      'learning rate',
    ]);
    expect(wordsOf('Nothing of it, and lossless.')).toEqual([]);
  });

  it('do not change the sentence', () => {
    for (const sentence of ['loss', 'the weights, the bias and the loss.', '', 'weights weights weight']) {
      expect(textOf(sentence)).toBe(sentence);
    }
  });

  it('occur in the sentences about gradients', () => {
    const layers = [
      { title: 'Hidden 1', gradient: 1e-6, ratio: 0.1 },
      { title: 'Output', gradient: 1, ratio: 0.1 },
    ];
    expect(wordsOf(readGradients(layers))).toEqual(['gradient']);
    expect(wordsOf(readRatios(layers))).toEqual(['weights', 'learning rate']);
  });
});
