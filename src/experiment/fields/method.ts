import { call } from '../call.ts';
import type { Call, DataChoice } from '../experiment.ts';
import { environmentOf } from '../world.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const method = single('method', {
  ...entry({
    key: 'method',
    section: 'methods',
    standard: usualMethod,
    choosing: 'recompile',
  }),
  ofAgent: true,
  follow: (chosen, from, to) =>
    printEntry('methods', chosen) === printEntry('methods', from.method) ? to.method : chosen,
});

/** If an episode is a single move, nothing comes after it that a second network could estimate. */
export function usualMethod(choice: DataChoice): Call {
  const isOneMove = environmentOf(choice)?.limit(choice.data.args) === 1;
  return call('methods', isOneMove ? 'reinforce' : 'actor_critic');
}
