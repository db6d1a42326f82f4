import type { GeneratedSequences } from './definition.ts';
import { noise } from './points.ts';
import { length, n } from './sequences.ts';
import { oneStepAhead, timeSeries } from './time-series.ts';

/** The numbers of steps in the shortest and in the longest period. */
const PERIODS = [8, 32] as const;

export const sines: GeneratedSequences<'n' | 'length' | 'noise'> = {
  ...timeSeries,
  label: 'Sine waves',
  hyper: {
    n,
    length: length([4, 40, 100], 'Longer sequences show more of a wave, so that its period is better known.'),
    noise: {
      ...noise,
      default: 0.05,
      explain: 'More noise on each value hides the wave and raises the lowest possible loss.',
    },
  },
  target: 'the value at the next step',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const [period, phase] = [random.uniform(...PERIODS), random.uniform(0, 2 * Math.PI)];
      const wave = (step: number) => Math.sin(phase + (2 * Math.PI * step) / period);
      return oneStepAhead(
        Array.from({ length: hyper.length + 1 }, (_, step) => wave(step) + hyper.noise * random.normal()),
      );
    }),
};
