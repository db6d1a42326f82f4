import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { recurrentLayers, throughTimeBars } from './through-time.ts';

/** How long the gradient of the first step may be, as a share of that of the last one. */
const RATIO = { begins: 1e-3, ends: 3e-3 } as const;

export const vanishing_through_time: DiagnosisDef = {
  label: 'Gradient vanishes through time',
  tex: '\\frac{\\lVert \\partial \\mathcal{L} / \\partial h_1 \\rVert}{\\lVert \\partial \\mathcal{L} / \\partial h_T \\rVert} < 10^{-3}',
  explain: 'Hardly any of the gradient reaches the first steps of the sequence, so the network cannot learn from them.',
  learners: ['examples'],
  find(evidence, shown) {
    const limit = RATIO[shown ? 'ends' : 'begins'];
    const found = recurrentLayers(evidence).find(({ first, last }) => first < limit * last);
    if (!found) return null;
    const { title, steps, first, last } = found;
    return {
      sentence: `The gradient vanishes on its way back through the sequence: in ${title}, its length is ${formatNumber(last)} at step ${formatCount(steps)} and ${formatNumber(first)} at step 1.`,
      announcement: 'The gradient vanishes on its way back through the sequence.',
      proof: throughTimeBars(found),
      remedies: ['lstm', 'tenfold_rate'],
    };
  },
};
