import { abs, add, mul, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const logCosh: LossDef = {
  label: 'Log-cosh',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\log \\cosh\\left(\\hat{y}_{ik} - y_{ik}\\right)',
  hyper: {},
  aliases: ['logcosh'],
  tasks: ['regression', 'binary', 'multiclass', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  // log((eᵃ + e⁻ᵃ)/2) = a + log(1 + e⁻²ᵃ) − log 2 with a = |e|, whose exponent is never positive.
  build({ prediction, target }) {
    const error = abs(sub(prediction, target));
    return meanPerExample(sub(add(error, softplus(mul(error, -2))), Math.LN2));
  },
};
