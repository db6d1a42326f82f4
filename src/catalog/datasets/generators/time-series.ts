import type { SequenceExample } from '../definition.ts';

/** The example that consists of these values, of which there is one more than it has steps. */
export function oneStepAhead(values: readonly number[]): SequenceExample {
  return { sequence: values.slice(0, -1), target: values.slice(1) };
}
