import { fitNumber } from '../fit.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { NONE } from '../write.ts';
import { single } from './single.ts';

export const STAGE = { min: 1, max: 999, integer: true } as const;

/** The stage of a step that the page follows slowly. */
export const stage = single('stage', {
  key: 'stage',
  standard: () => null,
  read(notices, text) {
    return text === NONE
      ? null
      : readNumber(notices, 'stage', text, STAGE.min, `a whole number from ${STAGE.min} to ${STAGE.max}`);
  },
  print: (stage) => (stage === null ? NONE : String(stage)),
  fit: (notices, given) =>
    given === null ? null : fitNumber(notices, 'stage', '', given, { ...STAGE, default: STAGE.min }),
  trainsAlike: true,
  choosing: 'live',
  differences: (a, b) => change('stage', a === null ? 'none' : String(a), b === null ? 'none' : String(b)),
});
