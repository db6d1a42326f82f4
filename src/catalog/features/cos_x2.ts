import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX2: FeatureDef = {
  label: 'Cosine of x₂',
  tex: '\\cos x_2',
  symbol: 'cos x₂',
  text: 'A wave from bottom to top with its crest in the middle: high for small x₂, low for large, the same above and below. One unit on it alone draws a horizontal band; sums with sine and cosine of x₁ draw islands, and a network with all four inputs describes any smooth periodic pattern a little. That is a Fourier series with its first terms only: finer detail has to come from the hidden layers, or from waves of a higher frequency than these. Use it where the boundary comes back to itself. It is nearly flat in the middle, where neighbouring points are hard to tell apart by it.',
  ...wave('cos', 1),
};
