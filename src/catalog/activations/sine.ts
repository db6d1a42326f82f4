import { mul, sin } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const sine: ActivationDef<'omega'> = {
  label: 'Sine',
  tex: '\\varphi(x) = \\sin(\\omega x)',
  text: 'A wave: a layer of such units adds up waves of many directions and lengths, much like a Fourier series. Networks of this kind, called SIREN, store images, sounds and shapes as functions with all their fine detail, whereas ReLU and tanh networks learn the coarse shape first and stay blurred for a long time. SIREN uses ω = 30 and draws hidden weights uniformly within ±√(6/n_in)/ω; the default here is a gentle 1. Turn ω up on the spiral and watch the boundary gain detail, then ripple between the examples: a high frequency fits noise easily and generalizes badly. The loss surface is full of local minima, so training needs small steps and a careful initialization.',
  differs: 'Neither PyTorch nor Keras provides it as an activation; the SIREN authors write it with sin and ω = 30.',
  reference: {
    authors: 'V. Sitzmann, J. N. P. Martel, A. W. Bergman, D. B. Lindell, G. Wetzstein',
    year: 2020,
    title: 'Implicit Neural Representations with Periodic Activation Functions',
    url: 'https://arxiv.org/abs/2006.09661',
  },
  hyper: {
    omega: {
      label: 'Frequency',
      tex: '\\omega',
      default: 1,
      min: 0.1,
      max: 60,
      scale: 'log',
      effect: 'live',
      explain: 'A higher frequency packs more waves into the same range: finer detail and a rougher function.',
    },
  },
  aliases: ['sin', 'siren'],
  places: ['hidden'],
  // As in the paper: Uniform(±√(6/n_in)/ω) has the variance 2/(ω² n_in), which keeps ωx at variance 1.
  gain: ({ omega }) => Math.SQRT2 / omega,
  build: (x, { omega }) => sin(mul(x, omega)),
};
