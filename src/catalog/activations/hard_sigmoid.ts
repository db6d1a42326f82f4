import { add, mul } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { clampTo6 } from './relu6.ts';

export const hardSigmoid: ActivationDef = {
  label: 'Hard sigmoid',
  tex: '\\operatorname{hardsigmoid}(x) = \\frac{\\operatorname{ReLU6}(x + 3)}{6} = \\min\\left(\\max\\left(0,\\, \\frac{x}{6} + \\frac{1}{2}\\right),\\, 1\\right)',
  hyper: {},
  aliases: ['hardsigmoid'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => mul(clampTo6(add(x, 3)), 1 / 6),
};
