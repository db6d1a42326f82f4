import type { DiagnosisDef } from './definition.ts';
import { outputsAreAlike } from './outputs.ts';

export const symmetry: DiagnosisDef = {
  label: 'Symmetry',
  tex: 'w_i = w_j \\;\\Rightarrow\\; \\frac{\\partial \\mathcal{L}}{\\partial w_i} = \\frac{\\partial \\mathcal{L}}{\\partial w_j}',
  explain: 'All units of a layer started with the same weights, so they stay equal for ever.',
  learners: ['examples', 'agent'],
  find(evidence, shown) {
    if (!evidence.startsAlike || !outputsAreAlike(evidence, shown)) return null;
    return {
      sentence: 'The network predicts the same for every example: all its weights started with the same value.',
      announcement: 'The network predicts the same for every example.',
      proof: null,
      remedies: ['random_start'],
    };
  },
};
