import type { GeneratedSequences } from './definition.ts';

/** The members that time series of a single number share: at every step the target is the value at the next one. */
export const timeSeries = {
  kind: 'sequences',
  task: 'regression',
  predicts: 'step',
  form: (hyper) => ({ steps: hyper.length, numbers: ['value'] }),
  classes: () => [],
} as const satisfies Partial<GeneratedSequences<'length'>>;
