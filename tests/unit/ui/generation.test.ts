import { describe, expect, it } from 'vitest';
import { dataOf } from '../../../src/experiment/index.ts';
import type { Sample } from '../../../src/runtime/protocol.ts';
import { errorsAhead, errorsFree } from '../../../src/ui/inspect/generation/errors.ts';
import { readPrompt, unreadWords } from '../../../src/ui/inspect/generation/prompt.ts';
import { canBecomeSeries } from '../../../src/ui/inspect/generation/series.ts';
import { beginningWords, samplesWords } from '../../../src/ui/inspect/generation/words.ts';
import { experiment } from '../../support/experiment.ts';

describe('a prompt', () => {
  const letters = ['.', 'a', 'b'];
  const words = [',', '\n', 'I', 'am', 'summer', 'a', 'the', 'The'];

  it('becomes tokens; what is unknown is skipped and named', () => {
    expect(readPrompt('ab.a', letters)).toMatchObject({ tokens: [1, 2, 0, 1], unknown: [] });
    const read = readPrompt('A!👍🏽 b!', letters);
    expect(read).toMatchObject({ tokens: [1, 2], unknown: ['!', '👍🏽'] });
    expect(unreadWords(read, 12)).toBe('“!”, “👍🏽” are not tokens of these data, so they are skipped.');
    expect(unreadWords(readPrompt('!', letters), 12)).toBe('“!” is not a token of these data, so it is skipped.');
    expect(unreadWords(readPrompt('a', letters), 12)).toBeNull();
  });

  it('keeps spaces that are tokens', () => {
    expect(readPrompt('a b ', ['a', ' ', 'b']).tokens).toEqual([0, 1, 2, 1]);
  });

  it('is split into words as the text was', () => {
    expect(readPrompt('The summer, I am', words)).toMatchObject({ tokens: [7, 4, 0, 2, 3], unknown: [] });
    const read = readPrompt('banana of summer', words);
    expect(read).toMatchObject({ tokens: [4], unknown: ['banana', 'of'] });
    expect(unreadWords(read, 12)).toBe('“banana”, “of” are not words of this text, so they are skipped.');
    expect(unreadWords(readPrompt('banana', words), 12)).toBe('“banana” is not a word of this text, so it is skipped.');
  });

  it('may have capital letters where a token has small ones, and the other way round', () => {
    expect(readPrompt('SUMMER i THE', words)).toMatchObject({ tokens: [4, 2, 6], unknown: [] });
  });

  it('with many unknown characters names a few of them, also invisible ones', () => {
    const unknown = Array.from({ length: 1000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(unreadWords(readPrompt(unknown, letters), 12)).toBe(
      '“一”, “丁”, “丂”, “七”, “丄”, “丅”, “丆”, “万” and 992 more are not tokens of these data, so they are skipped.',
    );
    expect(unreadWords(readPrompt('\u202e', letters), 12)).toContain('“U+202E” is not');
  });

  it('that is longer than what the network reads is said to be', () => {
    const read = readPrompt('ab'.repeat(5000), letters);
    expect(unreadWords(read, 10_000)).toBeNull();
    expect(unreadWords(read, 12)).toBe('The network reads only the last 12 tokens of the prompt.');
    expect(unreadWords({ ...read, unknown: ['!'] }, 12)).toMatch(/skipped\. The network/);
  });

  it('takes time in proportion to its length, whatever it has', () => {
    const vocabulary = Array.from({ length: 500 }, (_, index) => `word${index}`);
    expect(readPrompt('%'.repeat(100_000), vocabulary)).toMatchObject({ tokens: [], unknown: ['%'] });
  });
});

describe('samples in words', () => {
  const of = (...known: readonly boolean[]) => ({
    isBroken: false,
    samples: known.map((isKnown): Sample => ({ prompt: [], drawn: [], example: null, isKnown, isRight: null })),
  });

  it('count the new ones, and say all, none and one', () => {
    expect(samplesWords(of(false, true, false))).toBe('2 of 3 samples are new; 1 is in the training data.');
    expect(samplesWords(of(false, false))).toBe('All 2 samples are new: none is in the training data.');
    expect(samplesWords(of(true, true))).toBe('None of the 2 samples is new: all are in the training data.');
    expect(samplesWords(of(false))).toBe('The sample is new: it is not in the training data.');
  });
});

it('the token that is put before a prompt is explained', () => {
  const of = { prompt: [], temperature: 1, topK: null, seed: 1, count: 1 };
  const sample = (prompt: readonly number[]): Sample => ({
    prompt,
    drawn: [],
    example: null,
    isKnown: null,
    isRight: null,
  });
  const words = (prompt: readonly number[], given: readonly number[]) =>
    beginningWords({ of: { ...of, prompt }, samples: [sample(given)] }, ['^', '\n', 'a']);
  expect(words([], [0])).toBe('Samples begin with “^” because the network needs a token to start from.');
  expect(words([2], [1, 2])).toBe(
    'Samples begin with “⏎”, a line break, because the network needs a token to start from.',
  );
  expect(words([1, 2], [1, 2])).toBeNull();
});

it('samples of a prompt that breaks the rule are not counted', () => {
  const sample: Sample = { prompt: [], drawn: [], example: null, isKnown: false, isRight: false };
  expect(samplesWords({ samples: [sample], isBroken: false })).toBe('0 of 1 sample follows the rule of the data.');
  expect(samplesWords({ samples: [sample], isBroken: true })).toMatch(/^The prompt already breaks the rule/);
});

it('rows of a file with a number as target can become a time series', () => {
  const offers = (text: string) => canBecomeSeries(dataOf(experiment(text)));
  expect(offers('data=co2')).toBe(true);
  // Already one; a class as target; no order in time; sequences.
  for (const text of ['data=sunspots', 'data=iris', 'data=plane', 'data=parity'])
    expect(offers(text), text).toBe(false);
});

it('errors of a forecast are those of the same values, for the network and for the naive forecast', () => {
  const series = {
    actual: Float32Array.of(0, 2, 4, 6),
    ahead: Float32Array.of(Number.NaN, 1, 4, 8),
    free: Float32Array.of(Number.NaN, Number.NaN, 5, 9),
    horizon: 1,
    start: 2,
  };
  expect(errorsAhead(series)).toEqual({ network: 1, naive: 2 });
  expect(errorsFree(series)).toEqual({ network: 2, naive: 3 });
  expect(errorsFree({ ...series, free: 'inputs' })).toBeNull();
});
