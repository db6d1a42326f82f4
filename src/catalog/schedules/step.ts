import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';

export const step: ScheduleDef<'every' | 'factor'> = {
  label: 'Step decay',
  tex: '\\eta_e = \\eta\\, \\gamma^{\\lfloor e / k \\rfloor}',
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
