import type { SequenceGenerator } from './generator.ts';
import { oneStepAhead } from './time-series.ts';

/** The numbers of steps in the shortest and in the longest period. */
const PERIODS = [8, 32] as const;

export const sines: SequenceGenerator<'n' | 'length' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const [period, phase] = [random.uniform(...PERIODS), random.uniform(0, 2 * Math.PI)];
    const wave = (step: number) => Math.sin(phase + (2 * Math.PI * step) / period);
    return oneStepAhead(
      Array.from({ length: hyper.length + 1 }, (_, step) => wave(step) + hyper.noise * random.normal()),
    );
  });
