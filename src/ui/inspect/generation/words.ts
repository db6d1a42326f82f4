import type { Sample } from '../../../runtime/protocol.ts';
import { counted } from '../../counted.ts';

/** What the samples are like, in a sentence. */
export function samplesWords(samples: readonly Sample[]): string {
  const count = samples.length;
  const right = samples.filter(({ isRight }) => isRight).length;
  if (samples[0]?.example)
    return `${counted(count, 'validation example')} completed: ${right} right, ${count - right} wrong.`;
  if (samples.every(({ isRight }) => isRight !== null))
    return `${right} of ${counted(count, 'sample')} follow the rule of the data.`;
  const known = samples.filter(({ isKnown }) => isKnown).length;
  if (samples.every(({ isKnown }) => isKnown !== null)) {
    return `${count - known} of ${counted(count, 'sample')} are new, ${known} are in the training data.`;
  }
  return counted(count, 'sample', 'samples').concat('.');
}

/** The mark beside a sample; null if there is nothing to say about it. */
export function verdictOf({ isKnown, isRight }: Sample): { readonly text: string; readonly isWrong: boolean } | null {
  if (isRight !== null) return { text: isRight ? '✓ right' : '✗ wrong', isWrong: !isRight };
  if (isKnown !== null) return { text: isKnown ? 'in the data' : 'new', isWrong: false };
  return null;
}
