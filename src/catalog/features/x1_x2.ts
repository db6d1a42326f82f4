import { mul } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

export const x1X2: FeatureDef = {
  label: 'Product of x₁ and x₂',
  tex: 'x_1 x_2',
  symbol: 'x₁x₂',
  text: 'Positive where both coordinates have the same sign and negative where they differ: this is the exclusive or of the XOR data, which no weighted sum of x₁ and x₂ can express but a single unit reads directly from this product. Statisticians call it an interaction, because the effect of one coordinate depends on the other. Use it where a pattern depends on the quadrants, or with the two squares to tilt an ellipse. It is close to zero along both axes and so carries little information there. Adding all products of many features makes their number explode, so networks learn the ones they need in hidden layers.',
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
