import type { Call, ExperimentSpec } from '../experiment.ts';
import { fitSeveral } from '../fit-entry.ts';
import type { Section } from '../lookup.ts';
import { IGNORED } from '../notices.ts';
import { choicesEffect } from '../strength.ts';
import { readSeveral } from '../values.ts';
import { severalWords } from '../words.ts';
import { printEntries } from '../write.ts';
import type { Single } from './single.ts';

interface About extends Pick<Single<readonly Call[]>, 'key' | 'choosing'> {
  readonly section: Section;
  /** Why an entry cannot be used in an experiment, as the beginning of a sentence; null if it can. */
  refusal(id: string, spec: ExperimentSpec): string | null;
}

/** A field that is any number of entries of the catalog, each once and in the catalog's order; none by default. */
export function several({ key, section, refusal, choosing }: About): Single<readonly Call[]> {
  return {
    key,
    standard: () => [],
    read: (notices, text) => readSeveral(notices, key, text, section),
    print: (chosen) => printEntries(section, chosen),

    fit: (notices, given, _, spec) =>
      fitSeveral(notices, key, section, given).filter(({ id }) => {
        const why = refusal(id, spec);
        if (why !== null) notices.add(key, `${why}; ${IGNORED}.`);
        return why === null;
      }),

    choosing,
    effect: (before, after) => choicesEffect(section, before, after, choosing),
    differences: (a, b) => severalWords(section, a, b),
  };
}
