import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const sinX2: FeatureDef = {
  label: 'Sine of x₂',
  tex: '\\sin x_2',
  symbol: 'sin x₂',
  text: 'A wave from bottom to top that crosses zero in the middle. Together with x₂ it lets a single unit bend its boundary: a x₂ + b sin x₂ rises, flattens and rises again. Use it with the sine of x₁ on the spiral, and watch how many hidden units it replaces. Like tanh it never exceeds one, so distant points cannot dominate the rest as they do with squares. Unlike tanh it comes down again, so a network that relies on it repeats itself outside the range of the examples, where it has learned nothing. If the data were stretched, the wave would need another period.',
  ...wave('sin', 1),
};
