import { abs, add, mul, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const logCosh: LossDef = {
  label: 'Log-cosh',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\log \\cosh\\left(\\hat{y}_{ik} - y_{ik}\\right)',
  text: 'A smooth relative of the Huber loss without a hyperparameter: about half the squared error for small errors, about |e| − ln 2 for large ones. Its derivative is simply tanh of the error, so it fades near the target and never exceeds 1, and unlike Huber’s derivative it is itself differentiable everywhere. Use it for regression where squared error is too sensitive to outliers and you have no natural threshold. Its weakness is that the transition always happens around an error of 1, which suits only targets on that scale: for targets in the thousands it is practically the absolute error, and for tiny ones half the squared error. It is computed without cosh, which would overflow.',
  differs: 'Keras (LogCosh) computes the same function. PyTorch has no such loss.',
  reference: {
    authors: 'R. A. Saleh, A. K. Md. E. Saleh',
    year: 2022,
    title: 'Statistical Properties of the log-cosh Loss Function Used in Machine Learning',
    url: 'https://arxiv.org/abs/2208.04564',
  },
  hyper: {},
  aliases: ['logcosh'],
  tasks: ['regression', 'binary', 'multiclass'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  // log((eᵃ + e⁻ᵃ)/2) = a + log(1 + e⁻²ᵃ) − log 2 with a = |e|, whose exponent is never positive.
  build({ prediction, target }) {
    const error = abs(sub(prediction, target));
    return meanPerExample(sub(add(error, softplus(mul(error, -2))), Math.LN2));
  },
};
