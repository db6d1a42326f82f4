import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const sinX1: FeatureDef = {
  label: 'Sine of x₁',
  tex: '\\sin x_1',
  symbol: 'sin x₁',
  text: 'A wave from left to right that crosses zero in the middle. Near the middle it is almost x₁ itself; further out it bends back, so it can tell near from far on each side while it keeps the sign. Waves suit patterns that repeat or wind, the spiral above all, which plain coordinates make hard: networks learn slowly varying functions first, and a wave among the inputs gives them a faster one for nothing. It fails where the period, 2π here, has nothing to do with the data, and it is ambiguous beyond a quarter of a turn: two different x₁ have the same sine.',
  ...wave('sin', 0),
};
