import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { recurrentLayers, throughTimeBars } from './through-time.ts';

/** How long the gradient of the first step may be, as a multiple of that of the last one. */
const RATIO = { begins: 70, ends: 40 } as const;

export const exploding_through_time: DiagnosisDef = {
  label: 'Gradient explodes through time',
  tex: '\\frac{\\lVert \\partial \\mathcal{L} / \\partial h_1 \\rVert}{\\lVert \\partial \\mathcal{L} / \\partial h_T \\rVert} > 70',
  explain: 'The gradient grows with every step back through the sequence, so the updates are far too long.',
  learners: ['examples'],
  find(evidence, shown) {
    const limit = RATIO[shown ? 'ends' : 'begins'];
    const found = recurrentLayers(evidence).find(({ first, last }) => first > limit * last);
    if (!found) return null;
    const { title, steps, first, last } = found;
    return {
      sentence: `The gradient explodes on its way back through the sequence: in ${title}, its length is ${formatNumber(last)} at step ${formatCount(steps)} and ${formatNumber(first)} at step 1.`,
      announcement: 'The gradient explodes on its way back through the sequence.',
      proof: throughTimeBars(found),
      remedies: ['clip_norm', 'lstm', 'tenth_of_rate'],
    };
  },
};
