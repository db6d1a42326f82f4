import { abs, minimum, mul, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const huber: LossDef<'delta'> = {
  label: 'Huber',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i,k} \\begin{cases} \\frac{1}{2} e_{ik}^2 & \\text{if } |e_{ik}| \\le \\delta \\\\ \\delta \\left(|e_{ik}| - \\frac{1}{2} \\delta\\right) & \\text{otherwise} \\end{cases}, \\quad e_{ik} = \\hat{y}_{ik} - y_{ik}',
  text: 'Squared error for small errors, absolute error for large ones, joined at δ without a kink. Near the target it behaves like MSE: the gradient fades and training settles. Far from it the gradient is held at δ, so an outlier pulls no harder than an error just above δ. Use it for regression when some targets may be wrong, and in reinforcement learning, where extreme targets are common. δ defines what counts as an outlier and has to match the scale of the targets: if δ is far above all errors, the loss is half the MSE; if it is far below them, the loss is δ times the MAE and jumps across the minimum in the same way. A δ that is too small also makes every step small.',
  differs:
    'PyTorch (HuberLoss) and Keras (Huber) use this form with δ = 1. PyTorch’s SmoothL1Loss is this loss divided by its β, which corresponds to δ.',
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
    return meanPerExample(mul(inner, sub(error, mul(inner, 0.5))));
  },
};
