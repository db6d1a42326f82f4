import { sigmoid as sigmoidOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const sigmoid: ActivationDef = {
  label: 'Sigmoid',
  tex: '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  hyper: {},
  aliases: ['logistic'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => sigmoidOp(x),
};
