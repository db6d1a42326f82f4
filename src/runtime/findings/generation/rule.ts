import { rules } from '../../../catalog/datasets/rules.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';

/** Whether tokens follow the rule of the dataset; null if it has none. */
export function followsRule(spec: ExperimentSpec, tokens: readonly number[]): boolean | null {
  return ruleOf(spec)?.follows(tokens, spec.data.args) ?? null;
}

/** Whether no sequence that begins with these tokens can follow the rule of the dataset. */
export function breaksRule(spec: ExperimentSpec, tokens: readonly number[]): boolean {
  return ruleOf(spec)?.mayBegin(tokens, spec.data.args) === false;
}

function ruleOf({ table, data }: ExperimentSpec) {
  return table === null ? rules[data.id] : undefined;
}
