import type { Fold } from '../experiment.ts';
import { type Notices, quote } from '../notices.ts';
import { change } from '../words.ts';
import { NONE } from '../write.ts';
import { single } from './single.ts';

/** Folds of cross-validation. */
export const FOLDS = { default: 5, min: 2, max: 10, integer: true } as const;

export const fold = single('fold', {
  key: 'fold',
  standard: () => null,

  read(notices, text) {
    if (text === NONE) return null;
    const parts = /^(\d+)\s*\/\s*(\d+)$/.exec(text);
    if (parts) return { index: Number(parts[1]), of: Number(parts[2]) };
    return refuse(notices, text, 'a fold and the number of folds, like 1/5');
  },

  print,

  fit(notices, given) {
    if (given === null) return null;
    const { index, of } = given;
    const whole = Number.isInteger(index) && Number.isInteger(of);
    if (whole && of >= FOLDS.min && of <= FOLDS.max && index >= 1 && index <= of) return given;
    const range = `${FOLDS.min} to ${FOLDS.max}`;
    return refuse(notices, print(given), `a fold and the number of folds (${range}), like 1/${FOLDS.default}`);
  },

  notOfWorld: 'a world has no examples to divide',
  choosing: 'resample',
  differences: (a, b) => change('fold', print(a), print(b)),
});

function refuse(notices: Notices, text: string, wanted: string): null {
  notices.add('fold', `${quote(text)} should be ${wanted}; using the split without folds instead.`);
  return null;
}

/** The fold that validates, or `none`: `2/5` is the second of five. */
function print(fold: Fold | null): string {
  return fold === null ? NONE : `${fold.index}/${fold.of}`;
}
