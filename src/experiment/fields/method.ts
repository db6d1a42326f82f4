import { learnsByReward } from '../agent.ts';
import { call } from '../call.ts';
import type { Call, DataChoice } from '../experiment.ts';
import { environmentOf } from '../world.ts';
import { printEntry } from '../write.ts';
import { fitsAgent } from './agent.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

const KEY = 'method';

const about = entry({
  key: KEY,
  section: 'methods',
  standard: usualMethod,
  choosing: 'recompile',
});

export const method = single('method', {
  ...about,
  fit(notices, given, standard, spec) {
    const isSet = printEntry('methods', given) !== printEntry('methods', standard);
    return fitsAgent(notices, KEY, isSet, spec) ? about.fit(notices, given, standard, spec) : standard;
  },
  follow(chosen, from, to) {
    const isUsual = printEntry('methods', chosen) === printEntry('methods', from.method);
    return isUsual || !learnsByReward(to) ? to.method : chosen;
  },
});

/** If an episode is a single move, nothing comes after it that a second network could estimate. */
export function usualMethod(choice: DataChoice): Call {
  const isOneMove = environmentOf(choice)?.limit(choice.data.args) === 1;
  return call('methods', isOneMove ? 'reinforce' : 'actor_critic');
}
