import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const linearWarmup: ScheduleDef<'epochs'> = {
  label: 'Linear warm-up',
  tex: '\\eta_t = \\eta\\, \\min \\left( 1,\\; \\frac{t + 1}{w\\, s} \\right)',
  text: 'Raises the learning rate in equal steps from almost nothing to its full value over the first w epochs and leaves it there; t counts steps from 0 and s is the number of steps per epoch. Fresh weights give large and contradictory gradients, and the averages inside Adam are based on only a handful of examples; small first steps keep that phase from ruining the start, so you can use a higher learning rate afterwards. It is common with large batches, deep stacks and transformers. In the shallow networks here the gain is small and the first epochs are slower. It does not cure a learning rate that is too high: the run merely explodes later.',
  differs:
    'LinearLR in PyTorch starts at a third of the rate by default. Often a decay follows the warm-up. Here the learning rate stays constant; one-cycle has both.',
  reference: {
    authors: 'P. Goyal et al.',
    year: 2017,
    title: 'Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour',
    url: 'https://arxiv.org/abs/1706.02677',
  },
  hyper: {
    epochs: {
      label: 'Warm-up',
      tex: 'w',
      default: 5,
      min: 0,
      max: 100,
      scale: 'linear',
      unit: 'epochs',
      effect: 'live',
      explain: 'A higher value takes longer to reach the full learning rate; at 0 it applies from the first step.',
    },
  },
  aliases: ['warmup'],
  factor: (progress, { epochs }) => Math.min(1, epochsIn(progress.step + 1, progress) / epochs),
};
