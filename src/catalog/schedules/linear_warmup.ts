import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const linearWarmup: ScheduleDef<'epochs'> = {
  label: 'Linear warm-up',
  tex: '\\eta_t = \\eta\\, \\min \\left( 1,\\; \\frac{t + 1}{w\\, s} \\right)',
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
