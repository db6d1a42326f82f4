import type { Evidence } from './evidence.ts';

/** Predictions within this share of the targets' range look the same. */
const ALIKE = { begins: 0.01, ends: 0.02 } as const;

/** Whether a network predicts the same for every example. @param shown whether that is already reported */
export function outputsAreAlike({ spread }: Evidence, shown: boolean): boolean {
  return spread < (shown ? ALIKE.ends : ALIKE.begins);
}
