import { type SampleType, type SequenceSize, sequenceSizeOf } from '../../math/sample.ts';
import { rowWords, sampleWords } from './sample-words.ts';

/** An example as a sequence of numbers, or why a layer on sequences cannot take it, in the form of `Refusal`. */
export function asSequence(x: SampleType): SequenceSize | { readonly problem: string; readonly instead: null } {
  const size = sequenceSizeOf(x);
  if (size !== null) return size;
  return {
    problem: `needs a sequence, such as parity, a text or windows of a time series, but it gets ${sampleWords(x)}`,
    instead: null,
  };
}

/** The size of the vocabulary if an example is a sequence of tokens, or why a layer on tokens cannot take it. */
export function asTokens(
  x: SampleType,
): { readonly vocabulary: number } | { readonly problem: string; readonly instead: null } {
  if (x.vocabulary !== undefined) return { vocabulary: x.vocabulary };
  const size = sequenceSizeOf(x);
  const what = size === null ? `it gets ${sampleWords(x)}` : `each step is ${rowWords(size.features)}`;
  return { problem: `needs tokens, such as those of parity or a text, but ${what}`, instead: null };
}
