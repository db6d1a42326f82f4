import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const sinX1: FeatureDef = {
  label: 'Sine of x₁',
  tex: '\\sin x_1',
  symbol: 'sin x₁',
  text: 'A wave from left to right that crosses zero in the middle. Near the middle it is almost x₁ itself; further out it bends back, so it distinguishes near from far on each side and keeps the sign. Waves suit patterns that repeat or wind, above all the spiral, which is hard with plain coordinates: networks learn slowly varying functions first, and a wave among the inputs gives them a faster one for free. It fails where the period, 2π here, does not match the data, and it is ambiguous beyond a quarter of a period: two different x₁ have the same sine.',
  ...wave('sin', 0),
};
