import { fitNumber } from '../fit.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

export const SEED = { default: 10, min: 0, max: 2 ** 32 - 1, integer: true } as const;

export const seed = single('seed', {
  key: 'seed',
  standard: () => SEED.default,
  read: (notices, text, usual) => readNumber(notices, 'seed', text, usual, `a whole number from 0 to ${SEED.max}`),
  print: String,
  fit: (notices, given) => fitNumber(notices, 'seed', '', given, SEED),
  choosing: 'resample',
  differences: (a, b) => change('seed', String(a), String(b)),
});
