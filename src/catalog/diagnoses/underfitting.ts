import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isSatisfactory } from './satisfactory.ts';

export const underfitting: DiagnosisDef = {
  label: 'Underfitting',
  tex: '\\mathcal{L}_{\\text{batch}}^{\\text{after}} > 0.1\\, \\mathcal{L}_{\\text{batch}}^{\\text{before}}',
  explain:
    'The network cannot even learn a single batch by heart: it is too small, or its loss and layers do not suit.',
  learners: ['examples'],
  symptom: 'plateau',
  find(evidence) {
    const { oneBatch } = evidence;
    if (!oneBatch || oneBatch.fits || isSatisfactory(evidence)) return null;
    const { examples, steps, before, after } = oneBatch;
    return {
      sentence: `Underfitting: in ${formatCount(steps)} steps on ${formatCount(examples)} examples alone, a copy of the network lowered their loss only from ${formatNumber(before)} to ${formatNumber(after)}.`,
      announcement: 'The network cannot fit a single batch.',
      proof: {
        kind: 'bars',
        bars: [
          { label: 'before', value: before },
          { label: 'after', value: after },
        ],
        limit: null,
        scale: 'log',
      },
      remedies: ['hidden_layer', 'relu', 'wider_network'],
    };
  },
};
