import type { GeneratedSequences } from './definition.ts';
import { noise } from './points.ts';
import { length, n } from './sequences.ts';
import { timeSeries } from './time-series.ts';

export const sines: GeneratedSequences<'n' | 'length' | 'noise'> = {
  ...timeSeries,
  label: 'Sine waves',
  hyper: {
    n,
    length: length([4, 40, 100], 'Longer sequences show more of a wave, so its period is better known.'),
    noise: {
      ...noise,
      default: 0.05,
      explain: 'More noise on each value hides the wave and raises the lowest possible loss.',
    },
  },
  target: 'the value at the next step',
};
