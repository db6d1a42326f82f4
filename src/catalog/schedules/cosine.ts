import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';
import { halfWave } from './half_wave.ts';

export const cosine: ScheduleDef<'period' | 'multiplier' | 'floor'> = {
  label: 'Cosine with warm restarts',
  tex: '\\begin{aligned} \\eta_e &= \\eta \\left( f + \\frac{1 - f}{2} \\left( 1 + \\cos \\frac{\\pi\\, e_i}{T_i} \\right) \\right) \\\\ T_{i+1} &= m\\, T_i \\end{aligned}',
  hyper: {
    period: {
      label: 'First cycle',
      tex: 'T_0',
      default: 50,
      min: 1,
      max: 10000,
      scale: 'log',
      integer: true,
      unit: 'epochs',
      effect: 'live',
      explain: 'With a higher value the learning rate falls more slowly and restarts later.',
    },
    multiplier: {
      label: 'Growth of cycles',
      tex: 'm',
      default: 1,
      min: 1,
      max: 10,
      scale: 'linear',
      integer: true,
      effect: 'live',
      explain: 'A higher value makes each cycle longer than the one before; at 1 all are equal.',
    },
    floor: {
      label: 'Floor',
      tex: 'f',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value keeps the learning rate higher at the end of a cycle; at 1 it never falls.',
    },
  },
  aliases: ['cosine_annealing', 'cosine_restarts', 'sgdr'],
  factor(progress, { period, multiplier, floor }) {
    let position = epochsIn(progress.step, progress);
    let length = period;
    if (multiplier === 1) position %= period;
    while (position >= length) {
      position -= length;
      length *= multiplier;
    }
    return halfWave(1, floor, position / length);
  },
};
