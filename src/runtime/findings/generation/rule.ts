import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';

/** Whether tokens follow the rule of the dataset; null if it has none. */
export function followsRule({ table, data }: ExperimentSpec, tokens: readonly number[]): boolean | null {
  const dataset = table === null ? entryOf('datasets', data.id) : null;
  if (dataset?.kind !== 'sequences' || !dataset.follows) return null;
  return dataset.follows(tokens, data.args);
}
