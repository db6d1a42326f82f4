import type { DiagnosisDef, RemedyWish } from './definition.ts';
import type { LeakEvidence } from './evidence.ts';

/** A few examples that occur twice, as in many datasets, change little. */
const SHARE = 0.1;

export const leak: DiagnosisDef = {
  label: 'Leak',
  tex: 'y \\in x, \\quad y = f(x_i), \\quad \\text{or} \\quad \\frac{\\lvert \\text{unseen} \\cap \\text{train} \\rvert}{\\lvert \\text{unseen} \\rvert} > 0.1',
  explain: 'The network is given what it should predict, so its result says nothing about new examples.',
  learners: ['examples'],
  flatters: true,
  find({ leaks, step }) {
    const worst = step > 0 && leaks.find(({ share }) => share > SHARE);
    if (!worst) return null;
    return {
      sentence: `Leak: ${worst.text}`,
      announcement: 'The network is given what it should predict.',
      proof: null,
      remedies: remediesFor(worst),
    };
  },
};

function remediesFor({ kind, column }: LeakEvidence): readonly RemedyWish[] {
  if (column !== null) return [{ id: 'remove_feature', column }];
  return kind === 'scaler' ? ['fit_on_training'] : [];
}
