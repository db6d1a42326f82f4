import { NOUNS, type Section } from '../../../experiment/lookup.ts';
import { judge } from '../../../goals/claim.ts';
import type { Course } from '../../../notes/course.ts';
import type { Demonstration } from '../../../notes/note.ts';

/** The nouns for sections that no experiment chooses from, and shorter ones for some others. */
const OWN_NOUNS: Readonly<Record<string, string>> = {
  environments: 'world',
  imputers: 'missing values',
  outliers: 'outliers',
  scalers: 'scaling',
  metrics: 'metric',
  diagnoses: 'diagnosis',
};

/** The noun for a catalog entry, given as `section/id`. */
export function nounOf(path: string): string {
  const [section = ''] = path.split('/');
  return OWN_NOUNS[section] ?? NOUNS[section as Section] ?? section;
}

/** How far a demonstration is, in a sentence. @param course null before it has run */
export function courseText({ runs }: Demonstration, course: Course | null): string {
  if (course === null) {
    return `Loads ${runs.length === 1 ? 'the experiment' : 'both experiments'} and trains; one Undo brings yours back.`;
  }
  if (course.phase === 'ended') return 'It was interrupted.';
  if (course.phase !== 'done') return `${runs[course.at]?.name}: ${course.phase}…`;
  const verdicts = runs.flatMap(({ claims }, index) =>
    claims.map((claim) => judge(claim, course.results[index] ?? {}).holds),
  );
  return verdicts.every(Boolean)
    ? 'Done: every claim is true. One Undo brings your experiment back.'
    : 'Done, but not every claim is true. One Undo brings your experiment back.';
}
