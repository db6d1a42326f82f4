import type { Task } from '../catalog/datasets/definition.ts';
import { catalog } from '../catalog/index.ts';
import type { LossInputs } from '../catalog/losses/definition.ts';
import { exampleLosses } from '../catalog/losses/examples.ts';
import type { MetricDef } from '../catalog/metrics/definition.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import type { Value } from '../ir/graph.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { add, mul, sub } from '../ops/index.ts';
import { batchLoss } from './batch-loss.ts';
import type { PartData, PreparedData } from './data.ts';
import { hyperValues } from './hyper-values.ts';
import type { Network } from './network.ts';

/** The name of the input with the targets of a batch. */
export const TARGET = 'y';
/** The name of logits in graphs that compute them for others, or compute something from them. */
export const LOGITS = 'logits';

/** The targets of a part in the form of the experiment's loss, for `target` of `buildLoss` and `buildExampleLosses`. */
export function targetTable(spec: ExperimentSpec, part: PartData): Tensor {
  const byIndex = entryOf('losses', spec.loss.id).target === 'index';
  return byIndex ? tensor([part.count, 1], part.labels) : part.y;
}

/** The part of a network that a loss needs. */
export interface Outputs {
  readonly output: Pick<Network['output'], 'logits' | 'units'>;
}

/** The experiment's loss of a batch, a scalar. */
export function buildLoss(spec: ExperimentSpec, outputs: Outputs, target: Value): Value {
  return batchLoss(entryOf('losses', spec.loss.id), lossInputs(spec, outputs, target));
}

/** The experiment's loss of each example, [batch]. */
export function buildExampleLosses(spec: ExperimentSpec, outputs: Outputs, target: Value): Value {
  return exampleLosses(entryOf('losses', spec.loss.id), lossInputs(spec, outputs, target));
}

function lossInputs(spec: ExperimentSpec, { output }: Outputs, target: Value): LossInputs {
  const loss = entryOf('losses', spec.loss.id);
  return {
    logits: output.logits,
    prediction: output.units,
    output: spec.output.id,
    target: loss.target === 'signs' ? sub(mul(target, 2), 1) : target,
    hyper: hyperValues(target.builder, 'loss', loss.hyper, spec.loss),
  };
}

/** A metric that frames can report. */
type LiveMetric = MetricDef & Required<Pick<MetricDef, 'build'>>;

/** The metric in every frame: the first of the catalog that fits the task and can be built as a graph. */
export function metricFor(task: Task): { id: string; metric: LiveMetric } {
  for (const [id, metric] of Object.entries<MetricDef>(catalog.metrics)) {
    if (isLive(metric) && metric.tasks.includes(task)) return { id, metric };
  }
  throw new Error(`no metric fits the task "${task}"`);
}

function isLive(metric: MetricDef): metric is LiveMetric {
  return metric.build !== undefined;
}

/** The metric of a pass over a part. @param target in the form `values`, whatever form the loss takes */
export function buildMetric(spec: ExperimentSpec, task: Task, { output }: Outputs, target: Value): Value {
  const { units } = output;
  // Converts outputs of −1 and 1 to 0 and 1 for the metric.
  const prediction = decisionBoundary(spec) === 0 ? mul(add(units, 1), 0.5) : units;
  return metricFor(task).metric.build({ prediction, target });
}

/** The factor that brings `buildMetric` into the unit of the target before scaling. */
export function metricUnit({ task, targetScale }: Pick<PreparedData, 'task' | 'targetScale'>): number {
  return metricFor(task).metric.inUnits ? 1 / targetScale.factor : 1;
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
