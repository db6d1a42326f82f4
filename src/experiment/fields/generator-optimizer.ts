import { call } from '../call.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { fitsGame, PLAYER } from './game.ts';
import { single } from './single.ts';

const KEY = 'generator_opt';

const about = entry({
  key: KEY,
  section: 'optimizers',
  standard: () => call('optimizers', 'adam', PLAYER),
  choosing: 'recompile',
  noun: 'optimizer of the generator',
  place: 'generator',
});

export const generatorOptimizer = single('generatorOptimizer', {
  ...about,
  fit(notices, given, usual, spec) {
    const isSet = printEntry('optimizers', given) !== printEntry('optimizers', usual);
    return fitsGame(notices, KEY, isSet, spec) ? about.fit(notices, given, usual, spec) : usual;
  },
  follow: (chosen, from, to) => (from.task === to.task ? chosen : to.generatorOptimizer),
});
