import type { Task } from '../catalog/datasets/definition.ts';
import { catalog } from '../catalog/index.ts';
import type { MetricDef } from '../catalog/metrics/definition.ts';
import type { Value } from '../ir/graph.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';
import { hyperValues, type Network } from './network.ts';

/** The experiment's mean loss over a batch, a scalar. */
export function buildLoss(spec: ExperimentSpec, network: Network, target: Value): Value {
  const loss = entryOf('losses', spec.loss.id);
  return loss.build({
    logits: network.output.logits,
    prediction: network.output.units,
    target,
    hyper: hyperValues(target.builder, 'loss', loss.hyper, spec.loss),
  });
}

/** The metric that tells people how a task goes: the first of the catalog that fits it. */
export function metricFor(task: Task): { id: string; metric: MetricDef } {
  const entries: [string, MetricDef][] = Object.entries(catalog.metrics);
  const found = entries.find(([, metric]) => metric.tasks.includes(task));
  if (!found) throw new Error(`no metric fits the task "${task}"`);
  return { id: found[0], metric: found[1] };
}
