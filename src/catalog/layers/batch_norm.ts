import type { Value } from '../../ir/graph.ts';
import { add, div, mul, reduceMean, sqrt, square, sub } from '../../ops/index.ts';
import { average } from '../average.ts';
import type { LayerDef } from './definition.ts';
import { epsilon } from './epsilon.ts';
import { besideUnits, forUnits, unitsOf } from './every-unit.ts';
import { freeze } from './freeze.ts';

export const batchNorm: LayerDef<'momentum' | 'epsilon' | 'freeze'> = {
  label: 'Batch normalization',
  short: 'Batch norm',
  tex: '\\begin{aligned} a_{ij} &= \\gamma_j\\, \\frac{x_{ij} - \\mu_j}{\\sqrt{\\sigma_j^2 + \\varepsilon}} + \\beta_j \\\\ \\mu_j &= \\frac{1}{n} \\sum_{i=1}^{n} x_{ij}, \\quad \\sigma_j^2 = \\frac{1}{n} \\sum_{i=1}^{n} (x_{ij} - \\mu_j)^2 \\end{aligned}',
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
  takes: 'either',
  differsInTraining: true,
  output: (x) => x,
  build(x, { training, hyper, parameter, memory, remember }) {
    const shape = [unitsOf(x)];
    const scale = forUnits(parameter('scale', shape, 1), x);
    const shift = forUnits(parameter('shift', shape, 0), x);
    const runningMean = memory('mean', shape, 0);
    const runningVariance = memory('variance', shape, 1);
    const normalized = (centered: Value, variance: Value) =>
      add(mul(div(centered, sqrt(add(variance, hyper.epsilon))), scale), shift);
    if (!training) return normalized(sub(x, forUnits(runningMean, x)), forUnits(runningVariance, x));

    const mean = reduceMean(x, besideUnits(x));
    const centered = sub(x, forUnits(mean, x));
    const variance = reduceMean(square(centered), besideUnits(x));
    remember('mean', () => average(runningMean, mean, hyper.momentum));
    remember('variance', () => average(runningVariance, variance, hyper.momentum));
    return normalized(centered, forUnits(variance, x));
  },
};
