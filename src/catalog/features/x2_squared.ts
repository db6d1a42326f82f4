import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x2Squared: FeatureDef = {
  label: 'Square of x₂',
  tex: 'x_2^2',
  symbol: 'x₂²',
  text: 'How far a point lies above or below the middle, whichever of the two it is. On its own it tells a horizontal band from what is above and below it; with x₂ beside it the band can lie anywhere, since a x₂ + b x₂² is any parabola; with the square of x₁ the boundary becomes an ellipse or a hyperbola. Use it where a pattern is symmetric about the horizontal axis. The sign is gone for good: if it matters, keep x₂ as well. As with every polynomial, the boundary says what it likes where there are no examples.',
  ...squared(1),
};
