import type { Split } from '../experiment.ts';
import { quote } from '../notices.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

/** The smallest percentage of examples in the training part. */
export const MIN_TRAIN = 10;

export const split = single('split', {
  key: 'split',
  standard: () => ({ train: 70, validation: 15, test: 15 }),

  read(notices, text, standard) {
    const parts = /^(\d{1,3})\s*\/\s*(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text);
    if (parts) return { train: Number(parts[1]), validation: Number(parts[2]), test: Number(parts[3]) };
    const usual = print(standard);
    const wanted = `three whole percentages like ${usual}: train/validation/test`;
    notices.add('split', `${quote(text)} should be ${wanted}; using ${usual} instead.`);
    return standard;
  },

  print,

  fit(notices, { train, validation, test }, standard) {
    const whole = [train, validation, test].every((part) => Number.isInteger(part) && part >= 0 && part <= 100);
    // Adding 0 turns -0 into 0.
    const split = { train: train + 0, validation: validation + 0, test: test + 0 };
    if (whole && train >= MIN_TRAIN && train + validation + test === 100) return split;
    const wanted = `three whole percentages that add up to 100, the first at least ${MIN_TRAIN}`;
    notices.add('split', `"${print(split)}" must be ${wanted}; using ${print(standard)} instead.`);
    return standard;
  },

  notOfWorld: 'a world has no examples to divide',
  choosing: 'resample',
  differences: (a, b) => change('split', print(a), print(b)),
});

function print({ train, validation, test }: Split): string {
  return `${train}/${validation}/${test}`;
}
