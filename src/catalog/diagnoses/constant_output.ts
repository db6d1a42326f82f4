import type { DiagnosisDef } from './definition.ts';
import { outputsAreAlike } from './outputs.ts';
import { stalled } from './stalled.ts';

export const constant_output: DiagnosisDef = {
  label: 'Constant output',
  tex: '\\frac{\\max_x \\hat{y}(x) - \\min_x \\hat{y}(x)}{\\max y - \\min y} < 0.01, \\quad \\mathcal{L}_t > 0.98 \\min_{s < 2t/3} \\mathcal{L}_s',
  explain: 'The network has learned to ignore its inputs.',
  learners: ['examples'],
  find(evidence, shown) {
    // Some tasks are learned only after a while.
    if (evidence.startsAlike || !outputsAreAlike(evidence, shown) || !stalled(evidence)) return null;
    return {
      sentence: 'The network predicts the same for every example.',
      announcement: 'The network predicts the same for every example.',
      proof: null,
      remedies: ['relu', 'tenfold_rate', 'tenth_of_rate'],
    };
  },
};
