import type { Remedy } from './remedies.ts';
import type { Summary } from './summary.ts';

/** One thing that is happening to the run. */
export interface Finding {
  readonly sentence: string;
  readonly tone: 'plain' | 'good' | 'care' | 'alarm';
  /** What screen readers announce when it comes, without numbers; null where a change of status is announced already. */
  readonly announcement: string | null;
  /** What to try next, at most two. */
  readonly remedies: readonly Remedy[];
}

/**
 * Finds one thing in a run; null where it does not happen.
 * @param shown whether the page shows it already: then it ends at a milder threshold than it begins, so that it does not
 *   flicker
 */
export type Finder = (run: Summary, shown: boolean) => Finding | null;

type Details = Partial<Omit<Finding, 'sentence'>>;

export function finding(sentence: string, details: Details = {}): Finding {
  return { sentence, tone: 'plain', announcement: null, remedies: [], ...details };
}
