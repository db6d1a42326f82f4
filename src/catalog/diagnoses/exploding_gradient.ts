import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { gradientBars, gradientsOf } from './gradients.ts';
import { isSatisfactory } from './satisfactory.ts';

/** How long the gradient of the first layer may be, as a multiple of that of the last one. */
const RATIO = { begins: 70, ends: 40 } as const;

export const exploding_gradient: DiagnosisDef = {
  label: 'Exploding gradient',
  tex: '\\frac{\\lVert g_{\\text{first}} \\rVert}{\\lVert g_{\\text{last}} \\rVert} > 70',
  explain:
    'The gradient grows from layer to layer towards the input, so the first layers take steps that are too long.',
  learners: ['examples'],
  find(evidence, shown) {
    const lengths = isSatisfactory(evidence) ? null : gradientsOf(evidence);
    if (!lengths) return null;
    const { first, last } = lengths;
    if (!(first.gradient > RATIO[shown ? 'ends' : 'begins'] * last.gradient)) return null;
    return {
      sentence: `The gradient explodes on its way back: its length is ${formatNumber(last.gradient)} in ${last.title} and ${formatNumber(first.gradient)} in ${first.title}.`,
      announcement: 'The gradient explodes on its way to the first layer.',
      proof: gradientBars(evidence),
      remedies: ['clip_norm', 'fitting_initializer', 'tenth_of_rate'],
    };
  },
};
