import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isSatisfactory } from './satisfactory.ts';

/** How far the scales of two inputs may differ. */
const RATIO = { begins: 30, ends: 20 } as const;

export const input_scale: DiagnosisDef = {
  label: 'Inputs of different scale',
  tex: '\\frac{\\max_i s_i}{\\min_i s_i} > 30, \\quad s_i = \\sqrt{\\overline{x_i^2}}',
  explain: 'One input is so much larger than another that a step which suits one is wrong for the other.',
  learners: ['examples'],
  find(evidence, shown) {
    if (isSatisfactory(evidence)) return null;
    const sizes = evidence.inputs
      .map(({ label, mean, deviation }) => ({ label, value: Math.hypot(mean, deviation), deviation }))
      // An input that never changes tells nothing.
      .filter(({ deviation }) => deviation > 0)
      .toSorted((a, b) => b.value - a.value);
    const [largest, smallest] = [sizes[0], sizes.at(-1)];
    if (!largest || !smallest || !(largest.value > RATIO[shown ? 'ends' : 'begins'] * smallest.value)) return null;
    return {
      sentence: `The inputs differ in scale: “${largest.label}” is about ${formatNumber(largest.value)} in size and “${smallest.label}” ${formatNumber(smallest.value)}, so no learning rate suits both.`,
      announcement: 'The inputs differ in scale.',
      proof: { kind: 'bars', bars: [largest, smallest], limit: null, scale: 'log' },
      remedies: ['standardize'],
    };
  },
};
