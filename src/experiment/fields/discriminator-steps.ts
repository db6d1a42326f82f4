import { fitNumber } from '../fit.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { fitsGame } from './game.ts';
import { single } from './single.ts';

export const DISCRIMINATOR_STEPS = { default: 1, min: 1, max: 20, integer: true } as const;

const KEY = 'd_steps';

export const discriminatorSteps = single('discriminatorSteps', {
  key: KEY,
  standard: () => DISCRIMINATOR_STEPS.default,
  read: (notices, text, usual) =>
    readNumber(notices, KEY, text, usual, `a whole number from 1 to ${DISCRIMINATOR_STEPS.max}`),
  print: String,
  fit(notices, given, usual, spec) {
    return fitsGame(notices, KEY, given !== usual, spec)
      ? fitNumber(notices, KEY, '', given, DISCRIMINATOR_STEPS)
      : usual;
  },
  follow: (chosen, from, to) => (from.task === to.task ? chosen : to.discriminatorSteps),
  choosing: 'recompile',
  differences: (a, b) => change('steps of the discriminator', String(a), String(b)),
});
