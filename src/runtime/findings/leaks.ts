import { findLeaks, type Leak } from './preparation/leaks.ts';
import { inOne, type Subject } from './subject.ts';

/** What the network is told about examples that it should not know. */
export interface Leaks {
  readonly leaks: readonly Leak[];
}

export const leaks = {
  keeps: 'lasting',
  interval: 0,
  find: inOne(({ member: { data } }) => data.preparation && { leaks: findLeaks(data.preparation) }),
} as const satisfies Subject<Leaks>;
