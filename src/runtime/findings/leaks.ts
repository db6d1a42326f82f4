import type { Prepared } from '../../compiler/preparation/prepared.ts';
import { findLeaks, type Leak } from './preparation/leaks.ts';
import { inOne, type Subject } from './subject.ts';

/** What the network is told about examples that it should not know. */
export interface Leaks {
  readonly leaks: readonly Leak[];
}

export const leaks = {
  keeps: 'lasting',
  interval: 0,
  find: inOne(({ member: { data } }) => leaksIn(data.preparation)),
} as const satisfies Subject<Leaks>;

/** The most values of a table that are compared beside a run; the tab Preparation compares more. */
const VALUES = 2e6;

function leaksIn(prepared: Prepared | null): Leaks | null {
  const size = prepared?.table.values.reduce((sum, { length }) => sum + length, 0) ?? 0;
  return prepared && size <= VALUES ? { leaks: findLeaks(prepared) } : null;
}
