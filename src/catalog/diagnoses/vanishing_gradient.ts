import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { gradientBars, gradientsOf } from './gradients.ts';
import { isSatisfactory } from './satisfactory.ts';

/** How long the gradient of the first layer may be: as a share of that of the last one, and itself. */
const RATIO = { begins: 1e-3, ends: 3e-3 } as const;
const LENGTH = { begins: 1e-4, ends: 3e-4 } as const;

export const vanishing_gradient: DiagnosisDef = {
  label: 'Vanishing gradient',
  tex: '\\frac{\\lVert g_{\\text{first}} \\rVert}{\\lVert g_{\\text{last}} \\rVert} < 10^{-3}, \\quad \\lVert g_{\\text{first}} \\rVert < 10^{-4}',
  explain: 'Hardly any of the gradient reaches the first layers, so they do not learn.',
  learners: ['examples'],
  find(evidence, shown) {
    const lengths = isSatisfactory(evidence) ? null : gradientsOf(evidence);
    if (!lengths) return null;
    const { first, last } = lengths;
    const end = shown ? 'ends' : 'begins';
    if (!(first.gradient < RATIO[end] * last.gradient && first.gradient < LENGTH[end])) return null;
    return {
      sentence: `The gradient vanishes on its way back: its length is ${formatNumber(last.gradient)} in ${last.title} and ${formatNumber(first.gradient)} in ${first.title}.`,
      announcement: 'The gradient vanishes on its way to the first layer.',
      proof: gradientBars(evidence),
      remedies: ['relu', 'tenfold_rate'],
    };
  },
};
