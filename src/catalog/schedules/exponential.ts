import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const exponential: ScheduleDef<'factor'> = {
  label: 'Exponential decay',
  tex: '\\eta_e = \\eta\\, \\gamma^{e}',
  text: 'Shrinks the learning rate by the same factor γ over every epoch e, a little with each step, so there are no jumps. After 1/(1 − γ) epochs about 37 percent of it are left: after twenty epochs at γ = 0.95, after a hundred at 0.99. It has only one number to set and calms the end of a run gradually; choose γ so that the rate has dropped tenfold to a hundredfold by the last epoch. The sum of all remaining steps is finite, so with a small γ the weights may stop long before they reach a minimum, and no amount of further training helps. For a run of unknown length a plateau schedule is better.',
  differs:
    'Decays with every step, as ExponentialDecay in Keras does by default; ExponentialLR in PyTorch usually decays once per epoch. At whole epochs all of them agree.',
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
      explain: 'At a higher value the learning rate decays more slowly; at 1 it stays constant.',
    },
  },
  aliases: ['exponential_decay', 'exponential_lr'],
  factor: (progress, { factor }) => factor ** epochsIn(progress.step, progress),
};
