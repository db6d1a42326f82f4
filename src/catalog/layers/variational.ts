import { flatSample } from '../../math/sample.ts';
import { add, exp, matmul, mul, reduceSum, square, sub } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const variational: LayerDef<'units' | 'beta' | 'freeze'> = {
  label: 'Variational code',
  short: 'Variational',
  tex: '\\begin{aligned} a &= \\mu + \\sigma \\odot \\varepsilon, \\quad \\varepsilon \\sim \\mathcal{N}(0, I), \\quad \\mu = x W_\\mu + b_\\mu, \\quad \\log \\sigma^2 = x W_\\sigma + b_\\sigma \\\\ \\mathcal{L} &\\mathrel{+}= \\frac{\\beta}{m}\\, \\frac{1}{2} \\sum_{j} \\left( \\mu_j^2 + \\sigma_j^2 - \\log \\sigma_j^2 - 1 \\right) \\end{aligned}',
  hyper: {
    units: {
      ...units('Code', 'A longer code describes an example more precisely, but is harder to draw and to sample from.'),
      default: 2,
    },
    beta: {
      label: 'Weight of the divergence',
      tex: '\\beta',
      default: 0.1,
      min: 0,
      max: 4,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher value draws all codes towards one round cloud, from which new examples can be drawn, and blurs the reconstructions; at 0 only the noise of the code is left.',
    },
    freeze,
  },
  aliases: ['vae', 'gaussian_code', 'reparameterize', 'sampling'],
  positional: ['units', 'beta'],
  choices: ['initializer', 'penalty'],
  takes: 'whole',
  differsInTraining: true,
  mixing: 'all',
  output: (_x, { units }) => flatSample(units),
  build(x, { training, args, hyper: { beta }, weight, bias, random, addToLoss }) {
    const [batch, fanIn] = x.type.shape as [number, number];
    const fans = { fanIn, fanOut: args.units };
    const linear = (name: string) =>
      add(matmul(x, weight(`weight_${name}`, [fanIn, args.units], fans)), bias(`bias_${name}`, [args.units]));
    const mean = linear('mean');
    const logVariance = linear('log_variance');
    if (!training) return mean;
    const divergence = mul(0.5, reduceSum(sub(add(square(mean), exp(logVariance)), add(logVariance, 1)), [1]));
    addToLoss(mul(beta, divergence));
    const noise = random('noise', [batch, args.units], 'normal');
    return add(mean, mul(exp(mul(0.5, logVariance)), noise));
  },
};
