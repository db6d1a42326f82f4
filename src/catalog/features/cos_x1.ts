import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX1: FeatureDef = {
  label: 'Cosine of x₁',
  tex: '\\cos x_1',
  symbol: 'cos x₁',
  text: 'A wave from left to right with its crest in the middle: high for small x₁, low for large, the same on both sides. Near the middle it is 1 − x₁²/2, so it does the work of a square without growing beyond bounds, and with the cosine of x₂ it separates a disc from a ring around it. Sine and cosine together fix where on the wave a point is, which neither does alone. Use it for patterns that are symmetric or periodic. It knows no sign, and beyond π it climbs again, so a point far out looks like one near the middle.',
  ...wave('cos', 0),
};
