import { epochsIn } from '../../math/epochs.ts';
import type { ScheduleDef } from './definition.ts';
import { halfWave } from './half_wave.ts';

export const cosine: ScheduleDef<'period' | 'multiplier' | 'floor'> = {
  label: 'Cosine with warm restarts',
  tex: '\\begin{aligned} \\eta_e &= \\eta \\left( f + \\frac{1 - f}{2} \\left( 1 + \\cos \\frac{\\pi\\, e_i}{T_i} \\right) \\right) \\\\ T_{i+1} &= m\\, T_i \\end{aligned}',
  text: 'Lowers the learning rate along half a cosine wave: slowly at first, quickly in the middle, slowly again near the floor f. After T epochs it jumps back to the full rate and begins anew, each cycle m times as long as the one before; eᵢ counts epochs within a cycle. The slow end lets the weights settle, the restart throws them out of a narrow or poor minimum to look for another. Set T to the length of the whole run for one smooth descent without restarts, the commonest use. The loss jumps up at each restart, so a run that stops shortly after one ends badly; stop at the end of a cycle, or keep the best parameters.',
  differs:
    'CosineAnnealingWarmRestarts in PyTorch (T_0, T_mult, eta_min) and CosineDecayRestarts in Keras. The floor here is a share of the learning rate, as alpha in Keras; eta_min in PyTorch is a rate. Keras can also lower the peaks (m_mul).',
  reference: {
    authors: 'I. Loshchilov, F. Hutter',
    year: 2016,
    title: 'SGDR: Stochastic Gradient Descent with Warm Restarts',
    url: 'https://arxiv.org/abs/1608.03983',
  },
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
      explain: 'Higher descends more slowly and restarts later.',
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
      explain: 'Higher makes each cycle longer than the one before; at 1 all are equal.',
    },
    floor: {
      label: 'Floor',
      tex: 'f',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'Higher keeps the rate higher at the end of a cycle; at 1 it never falls.',
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
