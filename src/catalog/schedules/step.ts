import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const step: ScheduleDef<'every' | 'factor'> = {
  label: 'Step decay',
  tex: '\\eta_e = \\eta\\, \\gamma^{\\lfloor e / k \\rfloor}',
  text: 'Multiplies the learning rate by γ after every k epochs and holds it in between; e counts epochs. Long steps first cover ground, then each drop lets the weights settle deeper: with noisy mini-batches the loss visibly falls right after each drop. It was the standard for image networks, with γ = 0.1 about every thirty epochs. You have to know in advance how long a stage should last: if the learning rate drops too early, training crawls for the rest of the run; if too late, epochs are wasted on a plateau. After many drops it is practically zero, and what looks like convergence may only be a standstill.',
  differs: 'StepLR in PyTorch (step_size, gamma). Keras: ExponentialDecay with staircase=True, counted in steps.',
  reference: {
    authors: 'R. Ge, S. M. Kakade, R. Kidambi, P. Netrapalli',
    year: 2019,
    title: 'The Step Decay Schedule: A Near Optimal, Geometrically Decaying Learning Rate Procedure For Least Squares',
    url: 'https://arxiv.org/abs/1904.12838',
  },
  hyper: {
    every: {
      label: 'Epochs between drops',
      tex: 'k',
      default: 30,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
      unit: 'epochs',
      effect: 'live',
      explain: 'A higher value keeps each learning rate for longer.',
    },
    factor: {
      label: 'Factor per drop',
      tex: '\\gamma',
      default: 0.5,
      min: 0.01,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value makes each drop smaller; at 1 the learning rate stays constant.',
    },
  },
  aliases: ['step_decay', 'step_lr'],
  factor: (progress, { every, factor }) => factor ** Math.floor(epochsIn(progress.step, progress) / every),
};
