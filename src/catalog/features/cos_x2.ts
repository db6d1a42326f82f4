import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX2: FeatureDef = {
  label: 'Cosine of x₂',
  tex: '\\cos x_2',
  symbol: 'cos x₂',
  text: 'A wave from bottom to top with its crest in the middle: high where |x₂| is small and low where it is large, the same above and below. A unit with this input alone draws a horizontal band; sums with the sine and cosine of x₁ draw islands, and a network with all four waves as inputs can roughly describe any smooth periodic pattern. That is a Fourier series with only its first terms: finer detail has to come from the hidden layers, or from waves of a higher frequency. Use it where the boundary is a closed curve. It is nearly flat in the middle, so it hardly distinguishes neighbouring points there.',
  ...wave('cos', 1),
};
