import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';

/** How much larger one class may be than another. */
const RATIO = 10;

export const class_imbalance: DiagnosisDef = {
  label: 'Classes out of balance',
  tex: '\\frac{\\max_k n_k}{\\min_k n_k} \\geq 10',
  explain: 'One class is so rare that a network which ignores it is nearly always right.',
  learners: ['examples'],
  find({ classes, step }) {
    if (step === 0 || classes.length < 2) return null;
    const bySize = classes.toSorted((a, b) => b.count - a.count);
    const [largest, smallest] = [bySize[0], bySize.at(-1)];
    if (!largest || !smallest || smallest.count === 0 || largest.count < RATIO * smallest.count) return null;
    return {
      sentence: `The classes are out of balance: ${formatCount(largest.count)} training examples of “${largest.label}” and ${formatCount(smallest.count)} of “${smallest.label}”, ${formatNumber(largest.count / smallest.count)} to 1. Read recall and precision in Evaluation instead of the accuracy.`,
      announcement: 'The classes are out of balance.',
      proof: {
        kind: 'bars',
        bars: bySize.map(({ label, count }) => ({ label, value: count / largest.count })),
        limit: 1 / RATIO,
        scale: 'linear',
      },
      remedies: [],
    };
  },
};
