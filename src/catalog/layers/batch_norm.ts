import type { Value } from '../../ir/graph.ts';
import { add, div, mul, reduceMean, sqrt, square, sub } from '../../ops/index.ts';
import { average } from '../average.ts';
import type { LayerDef } from './definition.ts';
import { epsilon } from './epsilon.ts';
import { freeze } from './freeze.ts';

export const batchNorm: LayerDef<'momentum' | 'epsilon' | 'freeze'> = {
  label: 'Batch normalization',
  tex: '\\begin{aligned} a_{ij} &= \\gamma_j\\, \\frac{x_{ij} - \\mu_j}{\\sqrt{\\sigma_j^2 + \\varepsilon}} + \\beta_j \\\\ \\mu_j &= \\frac{1}{n} \\sum_{i=1}^{n} x_{ij}, \\quad \\sigma_j^2 = \\frac{1}{n} \\sum_{i=1}^{n} (x_{ij} - \\mu_j)^2 \\end{aligned}',
  text: 'Normalizes every feature to mean zero and variance one over the examples of the batch, then applies a learned scale γ and shift β. The layers after it see inputs of steady size, which allows higher learning rates and tolerates poor initial weights. Evaluation uses running averages of mean and variance instead; they lag about 1/(1 − ρ) steps behind, and before the first step they are 0 and 1. Use it in deep networks with batches of sixteen or more; smaller batches make the statistics noisy. In a batch of one each value is its own mean: the output is β whatever the input, nothing before this layer learns, and as the running variance fades to zero, evaluation exaggerates the differences. All values stay finite but are useless.',
  differs:
    'Momentum ρ weighs the old average, as in Keras (default 0.99); in PyTorch it weighs the new value (default 0.1, here 0.9). The running variance uses 1/n, as in Keras and TensorFlow.js; the paper and PyTorch use 1/(n − 1) there, and PyTorch refuses a batch of one. ε is 1e-5 in PyTorch, 1e-3 in Keras. Freezing keeps only γ and β fixed; in Keras it also switches to the running statistics.',
  reference: {
    authors: 'S. Ioffe, C. Szegedy',
    year: 2015,
    title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
    url: 'https://arxiv.org/abs/1502.03167',
  },
  hyper: {
    momentum: {
      label: 'Running momentum',
      tex: '\\rho',
      default: 0.9,
      min: 0,
      max: 0.999,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher value averages the statistics for evaluation over more steps: they are steadier, but lag further behind.',
    },
    epsilon,
    freeze,
  },
  aliases: ['batchnorm', 'batch_normalization', 'bn'],
  positional: [],
  choices: [],
  build(x, { training, hyper, parameter, memory, remember }) {
    const shape = x.type.shape.slice(1);
    const scale = parameter('scale', shape, 1);
    const shift = parameter('shift', shape, 0);
    const runningMean = memory('mean', shape, 0);
    const runningVariance = memory('variance', shape, 1);
    const normalized = (centered: Value, variance: Value) =>
      add(mul(div(centered, sqrt(add(variance, hyper.epsilon))), scale), shift);
    if (!training) return normalized(sub(x, runningMean), runningVariance);

    const mean = reduceMean(x, [0]);
    const centered = sub(x, mean);
    const variance = reduceMean(square(centered), [0]);
    remember('mean', () => average(runningMean, mean, hyper.momentum));
    remember('variance', () => average(runningVariance, variance, hyper.momentum));
    return normalized(centered, variance);
  },
};
