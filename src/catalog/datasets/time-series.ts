import type { GeneratedSequences, SequenceExample } from './definition.ts';

/** The members that time series of a single number share: at every step the target is the value at the next one. */
export const timeSeries = {
  kind: 'sequences',
  task: 'regression',
  predicts: 'step',
  form: (hyper) => ({ steps: hyper.length, numbers: ['value'] }),
  classes: () => [],
} as const satisfies Partial<GeneratedSequences<'length'>>;

/** The example that consists of these values, of which there is one more than it has steps. */
export function oneStepAhead(values: readonly number[]): SequenceExample {
  return { sequence: values.slice(0, -1), target: values.slice(1) };
}
