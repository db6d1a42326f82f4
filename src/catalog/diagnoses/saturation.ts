import { formatPercent } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isSatisfactory } from './satisfactory.ts';

/** The share of the outputs of a layer at the ends of its activation. */
const SHARE = { begins: 0.5, ends: 0.4 } as const;

export const saturation: DiagnosisDef = {
  label: 'Saturation',
  tex: "\\frac{\\lvert\\{ a : \\varphi'(z) \\approx 0 \\}\\rvert}{\\lvert\\{ a \\}\\rvert} > 0.5",
  explain: 'Most outputs of a layer lie at the flat ends of its activation, where no gradient passes.',
  learners: ['examples'],
  find(evidence, shown) {
    if (isSatisfactory(evidence)) return null;
    const bounded = hidden(evidence.layers).filter(({ saturated }) => !Number.isNaN(saturated));
    const worst = bounded.toSorted((a, b) => b.saturated - a.saturated)[0];
    if (!worst || !(worst.saturated > SHARE[shown ? 'ends' : 'begins'])) return null;
    return {
      sentence: `${formatPercent(worst.saturated)} of the outputs of ${worst.title} are at the flat ends of its activation, where almost no gradient passes.`,
      announcement: 'A layer is saturated.',
      proof: {
        kind: 'bars',
        bars: bounded.map(({ title, saturated }) => ({ label: title, value: saturated })),
        limit: SHARE.begins,
        scale: 'linear',
      },
      remedies: ['relu', 'standardize', 'tenth_of_rate'],
    };
  },
};

/** The layers before the output, whose activation may be at its ends because the network is right. */
function hidden<T>(layers: readonly T[]): readonly T[] {
  return layers.slice(0, -1);
}
