import { abs, minimum, mul, reduceMean, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';

export const huber: LossDef<'delta'> = {
  label: 'Huber',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i,k} \\begin{cases} \\frac{1}{2} e_{ik}^2 & \\text{if } |e_{ik}| \\le \\delta \\\\ \\delta \\left(|e_{ik}| - \\frac{1}{2} \\delta\\right) & \\text{otherwise} \\end{cases}, \\quad e_{ik} = \\hat{y}_{ik} - y_{ik}',
  text: 'Squared error for small errors, absolute error for large ones, joined at δ without a kink. Near the target it behaves like MSE: the gradient fades and training settles. Far from it the gradient is held at δ, so an outlier pulls no harder than a point just outside the bend. Use it for regression when some targets may be wrong, and in reinforcement learning, where wild targets are the rule. δ says what counts as an outlier and has to match the scale of the targets: far above all errors the loss is half the MSE, far below them it is δ times the MAE with its hopping. A δ that is too small also makes every step small.',
  differs:
    'PyTorch (HuberLoss) and Keras (Huber) use this form with δ = 1. PyTorch’s SmoothL1Loss is this one divided by its β, which stands for δ.',
  reference: {
    authors: 'P. J. Huber',
    year: 1964,
    title: 'Robust Estimation of a Location Parameter',
    url: 'https://doi.org/10.1214/aoms/1177703732',
  },
  hyper: {
    delta: {
      label: 'Outlier threshold',
      tex: '\\delta',
      default: 1,
      min: 0.01,
      max: 10,
      scale: 'log',
      effect: 'live',
      explain: 'A higher δ squares more of the errors, as MSE does; a lower one treats more of them as outliers.',
    },
  },
  aliases: ['huber_loss'],
  tasks: ['regression', 'binary', 'multiclass'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  // With c = min(|e|, δ) both cases are c·(|e| − c/2).
  build({ prediction, target, hyper: { delta } }) {
    const error = abs(sub(prediction, target));
    const inner = minimum(error, delta);
    return reduceMean(mul(inner, sub(error, mul(inner, 0.5))));
  },
};
