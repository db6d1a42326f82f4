import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const exponential: ScheduleDef<'factor'> = {
  label: 'Exponential decay',
  tex: '\\eta_e = \\eta\\, \\gamma^{e}',
  text: 'Shrinks the learning rate by the same factor γ over every epoch e, a little with each step, so that there are no jumps. After 1/(1 − γ) epochs about 37 percent are left: twenty epochs at γ = 0.95, a hundred at 0.99. It has a single number to set and calms the end of a run gradually; choose γ so that the rate has dropped tenfold to a hundredfold by the last epoch. The sum of all steps it can still take is finite, so with a small γ the weights may be stopped long before they reach a minimum, and no amount of further training helps. A run of unknown length is better served by a plateau schedule.',
  differs:
    'Decays with every step, as ExponentialDecay in Keras does by default; ExponentialLR in PyTorch usually once per epoch. At whole epochs all agree.',
  reference: {
    authors: 'A. Senior, G. Heigold, M. Ranzato, K. Yang',
    year: 2013,
    title: 'An empirical study of learning rates in deep neural networks for speech recognition',
    url: 'https://doi.org/10.1109/ICASSP.2013.6638963',
  },
  hyper: {
    factor: {
      label: 'Factor per epoch',
      tex: '\\gamma',
      default: 0.98,
      min: 0.1,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'Higher decays more slowly; at 1 the rate stays constant.',
    },
  },
  aliases: ['exponential_decay', 'exponential_lr'],
  factor: (progress, { factor }) => factor ** epochsIn(progress.step, progress),
};
