import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX1: FeatureDef = {
  label: 'Cosine of x₁',
  tex: '\\cos x_1',
  symbol: 'cos x₁',
  text: 'A wave from left to right with its crest in the middle: high where |x₁| is small and low where it is large, the same on both sides. Near the middle it is about 1 − x₁²/2, so it does the work of a square without growing beyond bounds, and together with the cosine of x₂ it separates a disc from a ring around it. Sine and cosine together determine where on the wave a point is; neither does so alone. Use it for patterns that are symmetric or periodic. It discards the sign, and beyond π it rises again, so a point far out looks like one near the middle.',
  ...wave('cos', 0),
};
