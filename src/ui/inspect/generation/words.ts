import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { Generation, Sample } from '../../../runtime/protocol.ts';
import { counted } from '../../counted.ts';

/** Describes the samples in a sentence. */
export function samplesWords({ samples, isBroken }: Pick<Generation, 'samples' | 'isBroken'>): string {
  const count = samples.length;
  const right = samples.filter(({ isRight }) => isRight).length;
  if (samples[0]?.example)
    return `${counted(count, 'validation example')} completed: ${right} right, ${count - right} wrong.`;
  if (isBroken) return 'The prompt already breaks the rule of the data, so no sample can follow it.';
  if (samples.every(({ isRight }) => isRight !== null))
    return `${right} of ${counted(count, 'sample')} ${count === 1 ? 'follows' : 'follow'} the rule of the data.`;
  const known = samples.filter(({ isKnown }) => isKnown).length;
  if (samples.every(({ isKnown }) => isKnown !== null)) {
    return knownWords(count, known);
  }
  return `${counted(count, 'sample')}.`;
}

const SIGNS: Readonly<Record<string, string>> = { '\n': ', a line break', ' ': ', a space' };

/** Explains the token that is put before the prompt; null if there is none. */
export function beginningWords(
  { of, samples }: Pick<Generation, 'of' | 'samples'>,
  vocabulary: readonly string[],
): string | null {
  const [first] = samples;
  if (!first || first.example || first.prompt.length === of.prompt.length) return null;
  const token = vocabulary[first.prompt[0] as number] ?? '';
  const sign = SIGNS[token];
  return `Samples begin with “${visibleToken(token)}”${sign ? `${sign},` : ''} because the network needs a token to start from.`;
}

/** How many samples are copies of training examples. */
function knownWords(count: number, known: number): string {
  if (count === 1)
    return known === 1 ? 'The sample is in the training data.' : 'The sample is new: it is not in the training data.';
  if (known === 0) return `All ${counted(count, 'sample')} are new: none is in the training data.`;
  if (known === count) return `None of the ${counted(count, 'sample')} is new: all are in the training data.`;
  return `${count - known} of ${counted(count, 'sample')} are new; ${known} ${known === 1 ? 'is' : 'are'} in the training data.`;
}

/** The mark beside a sample; null if there is nothing to say about it. */
export function verdictOf({ isKnown, isRight }: Sample): { readonly text: string; readonly isWrong: boolean } | null {
  if (isRight !== null) return { text: isRight ? '✓ right' : '✗ wrong', isWrong: !isRight };
  if (isKnown !== null) return { text: isKnown ? 'in the data' : 'new', isWrong: false };
  return null;
}
