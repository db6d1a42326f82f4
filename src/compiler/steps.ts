/** Sequences with a target at every step: to a loss or a metric, every step is an example. */
import { oneHot } from '../catalog/layers/one-hot.ts';
import type { TargetForm } from '../catalog/losses/definition.ts';
import type { Value } from '../ir/graph.ts';
import { greater, maximum, reshape, toFloat } from '../ops/index.ts';
import type { PreparedData } from './data.ts';

/** What is known about the targets of an experiment. */
export type Targets = Pick<PreparedData, 'task' | 'answer' | 'outputs' | 'predicts' | 'targetSteps' | 'skipsSteps'>;

/** [batch, steps, outputs] → [batch · steps, outputs]; an image → [batch, outputs]. */
export function stepsAsExamples(
  values: Value,
  { outputs, targetSteps }: Pick<Targets, 'outputs' | 'targetSteps'>,
): Value {
  return reshape(values, [(values.type.shape[0] as number) * (targetSteps ?? 1), outputs]);
}

/**
 * Targets in the form of a loss or a metric.
 * @param target as the table has it: in that form already, or [batch, steps] as in `PartData.y`
 */
export function targetsIn(
  form: TargetForm,
  target: Value,
  { answer, outputs, targetSteps, skipsSteps }: Targets,
): Value {
  if (targetSteps === null) return target;
  const [batch] = target.type.shape as readonly [number];
  if (form !== 'index' && answer === 'class') return stepsAsExamples(oneHot(target, outputs), { outputs, targetSteps });
  const steps = reshape(target, [batch * targetSteps, 1]);
  // A step that is not scored gets some class.
  return skipsSteps ? maximum(steps, 0) : steps;
}

/** 1 for each step that is scored and 0 for any other, [batch · steps]; null if all are. */
export function scoredSteps(target: Value, { targetSteps, skipsSteps }: Targets): Value | null {
  if (targetSteps === null || !skipsSteps) return null;
  const [batch] = target.type.shape as readonly [number];
  // Unscored steps have −1, and classes are integers from 0.
  return toFloat(greater(reshape(target, [batch * targetSteps]), -0.5));
}
