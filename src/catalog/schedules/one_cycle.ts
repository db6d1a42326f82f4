import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';
import { halfWave } from './half_wave.ts';

export const oneCycle: ScheduleDef<'epochs' | 'warmup' | 'start' | 'final'> = {
  label: 'One-cycle',
  tex: '\\eta_e: \\quad \\frac{\\eta}{d_0} \\;\\xrightarrow{\\;wE\\;}\\; \\eta \\;\\xrightarrow{\\;(1 - w)E\\;}\\; \\frac{\\eta}{d_0\\, d_1}',
  hyper: {
    epochs: {
      label: 'Length',
      tex: 'E',
      default: 100,
      min: 1,
      max: 10000,
      scale: 'log',
      integer: true,
      unit: 'epochs',
      effect: 'live',
      explain: 'A higher value spreads the cycle over a longer run.',
    },
    warmup: {
      label: 'Share of the rise',
      tex: 'w',
      default: 0.3,
      min: 0,
      max: 0.9,
      scale: 'linear',
      effect: 'live',
      explain:
        'With a higher value the learning rate rises more slowly and leaves less time to settle; at 0 it starts at its full value.',
    },
    start: {
      label: 'Start divisor',
      tex: 'd_0',
      default: 25,
      min: 1,
      max: 1000,
      scale: 'log',
      effect: 'live',
      explain: 'A higher value starts with a lower learning rate.',
    },
    final: {
      label: 'Final divisor',
      tex: 'd_1',
      default: 10000,
      min: 1,
      max: 1e6,
      scale: 'log',
      effect: 'live',
      explain: 'A higher value ends with a lower learning rate, as a fraction of the initial one.',
    },
  },
  aliases: ['onecycle', 'one_cycle_lr'],
  factor(progress, { epochs, warmup, start, final }) {
    const share = epochsIn(progress.step, progress) / epochs;
    const lowest = 1 / start;
    if (share < warmup) return halfWave(lowest, 1, share / warmup);
    return halfWave(1, lowest / final, Math.min(1, (share - warmup) / (1 - warmup)));
  },
};
