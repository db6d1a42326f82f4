import { mul, sin } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const sine: ActivationDef<'omega'> = {
  label: 'Sine',
  tex: '\\varphi(x) = \\sin(\\omega x)',
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
  // As in the paper that sine.md cites: Uniform(±√(6/n_in)/ω) has the variance 2/(ω² n_in), which keeps ωx at variance 1.
  gain: ({ omega }) => Math.SQRT2 / omega,
  build: (x, { omega }) => sin(mul(x, omega)),
};
