import type { SequenceExample } from '../definition.ts';

/** The example made of these values: one more than it has steps, because each step predicts the next one. */
export function oneStepAhead(values: readonly number[]): SequenceExample {
  return { sequence: values.slice(0, -1), target: values.slice(1) };
}
