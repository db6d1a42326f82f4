import type { SequenceTarget } from '../../../catalog/datasets/definition.ts';
import type { Judged, Measured, MetricDef } from '../../../catalog/metrics/definition.ts';
import { type MetricId, metrics } from '../../../catalog/metrics/index.ts';
import type { Task } from '../../../catalog/tasks/index.ts';
import { entryOf } from '../../../experiment/index.ts';
import { formatNumber, formatPercent } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';

/** Metrics for classes at every step of a sequence, besides those of the task, by what is predicted there. */
const OF_SEQUENCES: Readonly<Record<SequenceTarget, readonly MetricId[]>> = {
  whole: [],
  step: ['exact_match'],
  next: ['perplexity'],
};

/** The metrics of all examples of a run together. */
export function summaryFor({ task, answer, sequence, points }: SummaryOf): readonly MetricId[] {
  const usual = entryOf('tasks', task).metrics as readonly MetricId[];
  if (answer === 'number' || !sequence) return usual;
  const matches = sequence.predicts === 'next' && points !== undefined && asks(points);
  return [...OF_SEQUENCES[sequence.predicts], ...(matches ? (['exact_match'] as const) : []), ...usual];
}

type SummaryOf = Pick<RunView, 'task' | 'answer' | 'sequence'> & {
  readonly points?: Pick<RunView['points'], 'labels'>;
};

/**
 * Whether sequences begin with a question, which is not scored, so that what follows has a right answer. Text and names
 * can continue in several ways, and no network matches all of their tokens.
 */
function asks({ labels }: Pick<RunView['points'], 'labels'>): boolean {
  return Number.isNaN(labels[0]);
}

/** The metrics of each class. */
export function byClassFor({ task }: Pick<RunView, 'task'>): readonly MetricId[] {
  const usual: readonly MetricId[] = ['precision', 'recall', 'f1'];
  return metrics.iou.tasks.includes(task) ? ['iou', ...usual] : usual;
}

export function metricOf(id: MetricId): MetricDef {
  return metrics[id];
}

/** The formatted value of a metric; "–" if it is not defined. */
export function formatMetric({ percent }: MetricDef, measured: Measured): string {
  if ('none' in measured) return formatNumber(Number.NaN);
  return percent ? formatPercent(measured.value) : formatNumber(measured.value, { fixed: true });
}

/** The values that are stored for an evaluation on the test part. */
export function kept(task: Task, judged: Judged): Record<string, number | null> {
  return Object.fromEntries(
    (entryOf('tasks', task).kept as readonly MetricId[]).map((id) => {
      const measured = metricOf(id).measure(judged);
      return [id, 'value' in measured ? measured.value : null];
    }),
  );
}
