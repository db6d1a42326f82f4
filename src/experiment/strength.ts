/** The effects of edits on a run, and the strongest of several. */
import type { Effect } from '../catalog/entry.ts';
import type { Call } from './experiment.ts';
import { entryOf, idsOf, type Section } from './lookup.ts';

/** The effect of an edit, which may be none. */
export type Strength = 'none' | Effect;

const WEAKEST_FIRST: readonly Strength[] = ['none', 'live', 'recompile', 'resample'];

export function strongest(effects: readonly Strength[]): Strength {
  return WEAKEST_FIRST.findLast((effect) => effects.includes(effect)) ?? 'none';
}

export function when(changed: boolean, effect: Effect): Strength {
  return changed ? effect : 'none';
}

/** @param other the effect of choosing another entry; the numbers of the same entry have their own */
export function callEffect(section: Section, before: Call, after: Call, other: Effect): Strength {
  if (before.id !== after.id) return other;
  const changed = Object.entries(entryOf(section, after.id).hyper).filter(
    ([name]) => before.args[name] !== after.args[name],
  );
  return strongest(changed.map(([, { effect }]) => effect));
}

/** Like `callEffect`, for an entry that may be missing; adding or removing it counts as another choice. */
export function choiceEffect(
  section: Section,
  before: Call | null | undefined,
  after: Call | null | undefined,
  other: Effect,
): Strength {
  if (before && after) return callEffect(section, before, after, other);
  return when(Boolean(before) !== Boolean(after), other);
}

/** Like `choiceEffect`, for several entries of a section, each at most once. */
export function choicesEffect(
  section: Section,
  before: readonly Call[],
  after: readonly Call[],
  other: Effect,
): Strength {
  return strongest(
    idsOf(section).map((id) => {
      const named = (one: Call) => one.id === id;
      return choiceEffect(section, before.find(named), after.find(named), other);
    }),
  );
}
