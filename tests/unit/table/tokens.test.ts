import { describe, expect, it } from 'vitest';
import { joinTokens, tokensOf, unitOf } from '../../../src/table/tokens.ts';

describe('the characters of a text', () => {
  it.each([
    ['letters', 'Aa b', ['A', 'a', ' ', 'b']],
    ['a family, which is four emoji with joiners', '👨‍👩‍👧‍👦!', ['👨‍👩‍👧‍👦', '!']],
    ['flags and skin tones', '🇫🇷🇯🇵👍🏽', ['🇫🇷', '🇯🇵', '👍🏽']],
    ['a letter with a combining mark, as one that exists alone', 'e\u0301é', ['é', 'é']],
    ['marks that have no letter alone', 'q\u0307x', ['q\u0307', 'x']],
    ['Hebrew with vowels', 'שָׁלוֹם', ['שָׁ', 'ל', 'וֹ', 'ם']],
    ['Arabic', 'سلام', ['س', 'ل', 'ا', 'م']],
    ['Hindi', 'नमस्ते', ['न', 'म', 'स्ते']],
    ['Korean, composed or not', '한\u1112\u1161\u11ab', ['한', '한']],
    ['all kinds of line ends', 'a\r\nb\rc\nd', ['a', '\n', 'b', '\n', 'c', '\n', 'd']],
    ['a byte order mark', '\uFEFFab', ['a', 'b']],
  ])('are read as a reader sees them: %s', (_, text, tokens) => {
    expect(tokensOf(text, 'characters')).toEqual(tokens);
  });
});

describe('the words of a text', () => {
  it.each([
    ['apostrophes', 'Don’t stop', ['Don’t', 'stop']],
    ['punctuation', 'Well, "yes"… 3.14!', ['Well', ',', '"', 'yes', '"', '…', '3.14', '!']],
    ['lines', 'one two\r\n\r\nthree', ['one', 'two', '\n', '\n', 'three']],
    ['Hebrew', 'שלום עולם', ['שלום', 'עולם']],
    ['emoji', 'yes 👨‍👩‍👧‍👦 no', ['yes', '👨‍👩‍👧‍👦', 'no']],
  ])('are those of Unicode: %s', (_, text, tokens) => {
    expect(tokensOf(text, 'words')).toEqual(tokens);
  });
});

it.each(['characters', 'words'] as const)('of a long line are the same %s wherever it is cut', (unit) => {
  const sentence = "Don't pay 3.14 👨‍👩‍👧‍👦 é!🇫🇷🇯🇵 ";
  const whole = Array.from({ length: 1000 }, () => tokensOf(sentence, unit)).flat();
  expect(tokensOf(sentence.repeat(1000), unit)).toEqual(whole);
});

it('of a line take time in proportion to its length', () => {
  expect(tokensOf('%'.repeat(500_000), 'words')).toHaveLength(500_000);
});

it('are words if a token of the vocabulary has several characters', () => {
  expect(unitOf(['a', 'I', 'am', '.'])).toBe('words');
  expect(unitOf(['a', '\n', '👨‍👩‍👧‍👦', 'q\u0307'])).toBe('characters');
});

it('are joined with spaces between words', () => {
  expect(joinTokens(['to', 'be'], 'words')).toBe('to be');
  expect(joinTokens(['t', 'o'], 'characters')).toBe('to');
});
