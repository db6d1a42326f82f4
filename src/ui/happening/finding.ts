import type { Remedy } from './remedies.ts';
import type { Summary } from './summary.ts';

/** Something that is happening in the run. */
export interface Finding {
  readonly sentence: string;
  readonly tone: 'plain' | 'good' | 'care' | 'alarm';
  /** The announcement for screen readers, without numbers; null if a change of status is already announced. */
  readonly announcement: string | null;
  /** What to try next, the best first. */
  readonly remedies: readonly Remedy[];
}

/**
 * Detects one finding in a run; null if it does not apply.
 * @param shown whether the page already shows it: then it ends at a milder threshold than the one at which it begins,
 *   so that it does not flicker
 */
export type Finder = (run: Summary, shown: boolean) => Finding | null;

type Details = Partial<Omit<Finding, 'sentence'>>;

export function finding(sentence: string, details: Details = {}): Finding {
  return { sentence, tone: 'plain', announcement: null, remedies: [], ...details };
}
