import type { Task } from '../catalog/datasets/definition.ts';
import { catalog } from '../catalog/index.ts';
import type { MetricDef } from '../catalog/metrics/definition.ts';
import type { Value } from '../ir/graph.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { add, mul, sub } from '../ops/index.ts';
import { type ExperimentSpec, entryOf } from '../spec/index.ts';
import type { PartData, PreparedData } from './data.ts';
import { hyperValues, type Network } from './network.ts';

/** Name of the input with the targets of a batch. */
export const TARGET = 'y';

/** The targets of a part as the experiment's loss reads them: its `target` of `buildLoss`. */
export function targetTable(spec: ExperimentSpec, part: PartData): Tensor {
  const byIndex = entryOf('losses', spec.loss.id).target === 'index';
  return byIndex ? tensor([part.count, 1], part.labels) : part.y;
}

/** What a loss looks at of a network. */
interface Outputs {
  readonly output: Pick<Network['output'], 'logits' | 'units'>;
}

/** The experiment's mean loss over a batch, a scalar. */
export function buildLoss(spec: ExperimentSpec, { output }: Outputs, target: Value): Value {
  const loss = entryOf('losses', spec.loss.id);
  return loss.build({
    logits: output.logits,
    prediction: output.units,
    output: spec.output.id,
    target: loss.target === 'signs' ? sub(mul(target, 2), 1) : target,
    hyper: hyperValues(target.builder, 'loss', loss.hyper, spec.loss),
  });
}

/** A metric that frames can tell. */
type LiveMetric = MetricDef & Required<Pick<MetricDef, 'build'>>;

/** The metric that tells people in every frame how a task goes: the first of the catalog that fits it and is a graph. */
export function metricFor(task: Task): { id: string; metric: LiveMetric } {
  for (const [id, metric] of Object.entries<MetricDef>(catalog.metrics)) {
    if (isLive(metric) && metric.tasks.includes(task)) return { id, metric };
  }
  throw new Error(`no metric fits the task "${task}"`);
}

function isLive(metric: MetricDef): metric is LiveMetric {
  return metric.build !== undefined;
}

/** The metric of a pass over a part. @param target its `values`, whatever form the loss reads */
export function buildMetric(spec: ExperimentSpec, task: Task, network: Network, target: Value): Value {
  const { units } = network.output;
  // A network that answers −1 or 1 says 0 or 1 for the metric.
  const prediction = decisionBoundary(spec) === 0 ? mul(add(units, 1), 0.5) : units;
  return metricFor(task).metric.build({ prediction, target });
}

/** By what `buildMetric` is multiplied to be in the unit that the number to predict had before it was scaled. */
export function metricUnit({ task, targetScale }: Pick<PreparedData, 'task' | 'targetScale'>): number {
  return metricFor(task).metric.inUnits ? 1 / targetScale.factor : 1;
}

/** A score of `Compiled.evaluation`: a metric in the unit of the data, a loss as it is. @param unit `metricUnit` of them */
export function inUnit(name: string, score: number, unit: number): number {
  return name.endsWith('/metric') ? score * unit : score;
}

/** The output at which a network for two classes changes its mind. */
export function decisionBoundary(spec: ExperimentSpec): 0 | 0.5 {
  return entryOf('losses', spec.loss.id).target === 'signs' ? 0 : 0.5;
}
