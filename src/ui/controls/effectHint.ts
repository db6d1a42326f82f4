import type { Effect } from '../../catalog/entry.ts';

const HINTS: Readonly<Record<Effect, string>> = {
  live: 'Takes effect while it runs.',
  recompile: 'Rebuilds the network; the run goes on where its parameters still fit.',
  resample: 'Draws anew; the run starts over.',
};

/** What an edit does to the run, for people. */
export function effectHint(effect: Effect): string {
  return HINTS[effect];
}
