import { rules } from '../../../catalog/datasets/rules.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';

/** Whether tokens follow the rule of the dataset; null if it has none. */
export function followsRule({ table, data }: ExperimentSpec, tokens: readonly number[]): boolean | null {
  const rule = table === null ? rules[data.id] : undefined;
  return rule?.(tokens, data.args) ?? null;
}
