import type { LossInputs } from '../catalog/losses/definition.ts';
import { exampleLosses } from '../catalog/losses/examples.ts';
import { metricFor } from '../catalog/metrics/live.ts';
import { meanOfScored } from '../catalog/scored.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import type { Value } from '../ir/graph.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { add, mul, reduceMean, reshape, sub } from '../ops/index.ts';
import { batchLoss } from './batch-loss.ts';
import type { PartData, PreparedData } from './data.ts';
import { hyperValues } from './hyper-values.ts';
import type { Network } from './network.ts';
import { positionsAsExamples, scoredPositions, type Targets, targetsIn } from './positions.ts';
import { softenTargets } from './regularize.ts';

/** The name of the input with the targets of a batch. */
export const TARGET = 'y';
/** The name of logits in graphs that compute them for others, or compute something from them. */
export const LOGITS = 'logits';

/**
 * The targets of a part, for `target` of `buildLoss` and `buildExampleLosses`: in the form of the experiment's loss, or as
 * they are if there is one at every position.
 */
export function targetTable(
  spec: ExperimentSpec,
  { positions }: Pick<PreparedData, 'positions'>,
  part: PartData,
): Tensor {
  const byIndex = entryOf('losses', spec.loss.id).target === 'index';
  return byIndex && positions === null ? tensor([part.count, 1], part.labels) : part.y;
}

/** The part of a network that a loss needs. */
export interface Outputs {
  readonly output: Pick<Network['output'], 'logits' | 'units'>;
}

/** The experiment's loss of a batch, a scalar. @param training whether regularizers change the targets */
export function buildLoss(
  spec: ExperimentSpec,
  data: Targets,
  outputs: Outputs,
  target: Value,
  { training = false }: { readonly training?: boolean } = {},
): Value {
  const inputs = lossInputs(spec, data, outputs, target, training);
  return batchLoss(entryOf('losses', spec.loss.id), inputs, scoredPositions(target, data));
}

/** The experiment's loss of each example, [batch]: with several targets, the mean over these. */
export function buildExampleLosses(spec: ExperimentSpec, data: Targets, outputs: Outputs, target: Value): Value {
  const losses = exampleLosses(entryOf('losses', spec.loss.id), lossInputs(spec, data, outputs, target, false));
  if (data.positions === null) return losses;
  const shape = [target.type.shape[0] as number, data.positions.count];
  const scored = scoredPositions(target, data);
  return scored === null
    ? reduceMean(reshape(losses, shape), [1])
    : meanOfScored(reshape(losses, shape), reshape(scored, shape), [1]);
}

function lossInputs(
  spec: ExperimentSpec,
  data: Targets,
  { output }: Outputs,
  target: Value,
  training: boolean,
): LossInputs {
  const loss = entryOf('losses', spec.loss.id);
  const values = targetsIn(loss.target, target, data);
  const softened = training ? softenTargets(spec, values) : values;
  return {
    logits: positionsAsExamples(output.logits, data),
    prediction: positionsAsExamples(output.units, data),
    output: spec.output.id,
    target: loss.target === 'signs' ? sub(mul(softened, 2), 1) : softened,
    hyper: hyperValues(target.builder, 'loss', loss.hyper, spec.loss),
  };
}

/** The metric of a pass over a part. @param target as in `PartData.y` */
export function buildMetric(spec: ExperimentSpec, data: Targets, { output }: Outputs, target: Value): Value {
  const units = positionsAsExamples(output.units, data);
  // Converts outputs of −1 and 1 to 0 and 1 for the metric.
  const prediction = decisionBoundary(spec) === 0 ? mul(add(units, 1), 0.5) : units;
  return metricFor(data).metric.build({
    prediction,
    target: targetsIn('values', target, data),
    scored: scoredPositions(target, data),
    steps: data.positions?.count ?? 1,
  });
}

/** The factor that brings `buildMetric` into the unit of the target before scaling. */
export function metricUnit(data: Pick<PreparedData, 'task' | 'answer' | 'predicts' | 'targetScale'>): number {
  return metricFor(data).metric.inUnits ? 1 / data.targetScale.factor : 1;
}

/**
 * A score of `Compiled.evaluation`: a metric in the unit of the data, a loss unchanged. @param unit `metricUnit` of the
 * data
 */
export function inUnit(name: string, score: number, unit: number): number {
  return name.endsWith('/metric') ? score * unit : score;
}

/** The output at which the prediction of a network for two classes changes. */
export function decisionBoundary(spec: ExperimentSpec): 0 | 0.5 {
  return entryOf('losses', spec.loss.id).target === 'signs' ? 0 : 0.5;
}
