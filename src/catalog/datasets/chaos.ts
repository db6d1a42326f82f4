import type { GeneratedSequences } from './definition.ts';
import { length, n } from './sequences.ts';
import { timeSeries } from './time-series.ts';

export const chaos: GeneratedSequences<'n' | 'length' | 'r'> = {
  ...timeSeries,
  label: 'Chaos',
  hyper: {
    n,
    length: length(
      [4, 30, 100],
      'Longer sequences have more steps to learn from, and to go wrong in when it continues them.',
    ),
    r: {
      label: 'Growth rate',
      tex: 'r',
      default: 3.9,
      min: 2.5,
      max: 4,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher rate turns a fixed point (below 3) into cycles and, beyond 3.57, into chaos.',
    },
  },
  aliases: ['logistic_map'],
  target: 'the value at the next step',
};
