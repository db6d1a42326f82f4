import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const exponential: ScheduleDef<'factor'> = {
  label: 'Exponential decay',
  tex: '\\eta_e = \\eta\\, \\gamma^{e}',
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
