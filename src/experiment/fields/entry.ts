import type { Call } from '../experiment.ts';
import { fitCall, refuse } from '../fit-entry.ts';
import { NOUNS, type Section } from '../lookup.ts';
import { callEffect } from '../strength.ts';
import { readOne } from '../values.ts';
import { callWords } from '../words.ts';
import { printEntry } from '../write.ts';
import type { Single } from './single.ts';

interface About extends Pick<Single<Call>, 'key' | 'standard' | 'choosing'> {
  readonly section: Section;
  /** The entries that it can be, if not all of the section. */
  readonly only?: {
    possible(): readonly string[];
    /** Why it cannot be another one, as the beginning of a sentence. */
    why(id: string): string;
  };
  /** What it is, in a sentence; by default the noun of its section, such as "optimizer". */
  readonly noun?: string;
  /** Precedes the names of its numbers, in a sentence; by default they are clear by themselves. */
  readonly place?: string;
}

/** A field that is one entry of the catalog. */
export function entry(about: About): Single<Call> {
  const { key, section, standard, only, choosing, noun = NOUNS[section], place = '' } = about;
  return {
    key,
    standard,
    read: (notices, text, usual) => readOne(notices, key, text, section, usual, only?.possible()),
    print: (chosen) => printEntry(section, chosen),

    fit(notices, given, usual) {
      const fitted = fitCall(notices, key, section, given, usual);
      if (!only || only.possible().includes(fitted.id)) return fitted;
      const instead = `using ${usual.id} instead`;
      refuse(notices, key, { section, what: only.why(fitted.id), instead, possible: only.possible() });
      return usual;
    },

    choosing,
    effect: (before, after) => callEffect(section, before, after, choosing),
    differences: (a, b) => callWords(section, noun, place, a, b),
  };
}
