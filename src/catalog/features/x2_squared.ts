import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x2Squared: FeatureDef = {
  label: 'Square of x₂',
  tex: 'x_2^2',
  symbol: 'x₂²',
  text: 'Measures how far a point is from the horizontal axis, whether above or below. On its own it separates a horizontal band from the areas above and below it; together with x₂ it allows that band at any height, since a x₂ + b x₂² is a parabola with its vertex anywhere; with the square of x₁ the boundary becomes an ellipse or a hyperbola. Use it where a pattern is symmetric about the horizontal axis. The sign is lost: if it matters, keep x₂ as well. As with every polynomial, the boundary is arbitrary where there are no examples.',
  ...squared(1),
};
