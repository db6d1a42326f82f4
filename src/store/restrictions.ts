import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What a person does not see, and what they see but cannot change: names of `experiment/page/names.ts`. */
export interface Restrictions {
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
}

const NONE: Restrictions = { hidden: new Set(), locked: new Set() };

/** What the link, or the step of a lesson, withholds from a person. */
export const restrictions = createStore<Restrictions>(() => NONE);

export type Restriction = 'hidden' | 'locked' | null;

/** Whether a part or a control is hidden or locked. @param name undefined for what has no name */
export function useRestriction(name: string | undefined): Restriction {
  return useStore(restrictions, ({ hidden, locked }) => {
    if (name === undefined) return null;
    return hidden.has(name) ? 'hidden' : locked.has(name) ? 'locked' : null;
  });
}

export function useRestrictions<T>(select: (all: Restrictions) => T): T {
  return useStore(restrictions, select);
}
