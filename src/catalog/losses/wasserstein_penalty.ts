import { add, mul, reduceSum, sqrt, square, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { separating } from './separating.ts';

/** Keeps the gradient of the square root finite at 0. */
const EPSILON = 1e-12;

export const wassersteinPenalty: LossDef<'penalty'> = {
  label: 'Wasserstein, gradient penalty',
  tex: '\\begin{aligned} \\mathcal{L}_D &= \\mathbb{E}_z[D(G(z))] - \\mathbb{E}_x[D(x)] \\\\ &\\quad + \\lambda\\, \\mathbb{E}_{\\hat{x}}\\left[\\left(\\lVert \\nabla_{\\hat{x}} D(\\hat{x}) \\rVert_2 - 1\\right)^2\\right] \\\\ \\mathcal{L}_G &= -\\mathbb{E}_z[D(G(z))] \\end{aligned}',
  hyper: {
    penalty: {
      label: 'Weight of the penalty',
      tex: '\\lambda',
      default: 1,
      min: 0,
      max: 100,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher value holds the slope of the discriminator closer to 1; at 0 nothing limits it, and the losses run away.',
    },
  },
  aliases: ['wgan_gp'],
  tasks: ['gan'],
  target: 'signs',
  outputs: { linear: null },
  ...separating,
  game: {
    ...separating.game,
    penalty(gradient, { penalty }) {
      const length = sqrt(add(reduceSum(square(gradient), [1]), EPSILON));
      return mul(penalty, square(sub(length, 1)));
    },
  },
};
