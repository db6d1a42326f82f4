import { mul } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

export const x1X2: FeatureDef = {
  label: 'Product of x₁ and x₂',
  tex: 'x_1 x_2',
  symbol: 'x₁x₂',
  text: 'Positive where both coordinates have the same sign and negative where they differ: that is the exclusive or of XOR itself, which no weighted sum of x₁ and x₂ can express and one unit reads off this product at once. Statisticians call it an interaction, because the effect of one coordinate depends on the other. Use it where a pattern is told by quadrants, or with the two squares to let an ellipse lie at an angle. It is close to zero along both axes, where it therefore says little, and adding all products of many features makes their number explode, which is why networks learn the ones they need in hidden layers.',
  reference: {
    authors: 'S. Rendle',
    year: 2010,
    title: 'Factorization Machines',
    url: 'https://doi.org/10.1109/ICDM.2010.127',
  },
  hyper: {},
  uses: [0, 1],
  build: ([x1, x2]) => mul(x1, x2),
};
