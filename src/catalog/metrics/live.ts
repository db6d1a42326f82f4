import type { SequenceTarget } from '../datasets/definition.ts';
import type { Answer } from '../tasks/definition.ts';
import type { Task } from '../tasks/index.ts';
import type { MetricDef } from './definition.ts';
import { type MetricId, metrics } from './index.ts';

/** A metric that frames can report. */
export type LiveMetric = MetricDef & Required<Pick<MetricDef, 'build'>>;

/** The metrics that frames can report, in the order of the catalog. */
export const LIVE_METRICS = (Object.entries(metrics) as [MetricId, MetricDef][]).filter(
  (entry): entry is [MetricId, LiveMetric] => entry[1].build !== undefined,
);

/** What decides which metric a run has. */
export interface Predicted {
  readonly task: Task;
  readonly answer: Answer;
  readonly predicts: SequenceTarget;
}

/**
 * The metric in every frame: the first of the catalog that fits the task and can be built as a graph; of sequences that
 * are translated step by step, the share without any error.
 */
export function metricFor({ task, answer, predicts }: Predicted): { id: MetricId; metric: LiveMetric } {
  const wholeSequences = predicts === 'step' && answer !== 'number';
  for (const [id, metric] of LIVE_METRICS) {
    if (metric.tasks.includes(task) && (metric.ofSequences ?? false) === wholeSequences) return { id, metric };
  }
  throw new Error(`no metric fits the task "${task}"`);
}
