import type { ExperimentSpec } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

/** Examples per step, if it is a number. */
export const BATCH = { default: 10, min: 1, max: 10_000, integer: true } as const;

const WANTED = `"all" or a whole number from 1 to ${BATCH.max}`;

export const batch = single('batch', {
  key: 'batch',
  standard: () => BATCH.default,
  read: (notices, text) => (text === 'all' ? text : readNumber(notices, 'batch', text, BATCH.default, WANTED)),
  print: String,
  fit: (notices, given) => (given === 'all' ? given : fitNumber(notices, 'batch', '', given, BATCH)),
  choosing: 'recompile',
  differences: (a, b) => change('batch size', size(a), size(b)),
});

function size(batch: ExperimentSpec['batch']): string {
  return batch === 'all' ? 'all examples' : String(batch);
}
