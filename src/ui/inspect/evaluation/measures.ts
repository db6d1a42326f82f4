import type { SequenceTarget, Task } from '../../../catalog/datasets/definition.ts';
import type { Judged, Measured, MetricDef } from '../../../catalog/metrics/definition.ts';
import { metrics } from '../../../catalog/metrics/index.ts';
import { formatNumber, formatPercent } from '../../../plots/core/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';

export type MetricId = keyof typeof metrics;

/** The metrics of all examples together. The others are shown class by class. */
const SUMMARY: Readonly<Record<Task, readonly MetricId[]>> = {
  binary: ['accuracy', 'log_loss', 'roc_auc', 'average_precision', 'calibration_error'],
  multiclass: ['accuracy', 'log_loss', 'roc_auc', 'average_precision', 'calibration_error'],
  regression: ['mae', 'rmse', 'mse', 'r2'],
};
/** More of them for targets at every step of a sequence, by what is predicted there. */
const OF_SEQUENCES: Readonly<Record<SequenceTarget, readonly MetricId[]>> = {
  whole: [],
  step: ['exact_match'],
  next: ['perplexity', 'exact_match'],
};

/** The metrics of all examples of a run together. */
export function summaryFor({ task, sequence }: Pick<RunView, 'task' | 'sequence'>): readonly MetricId[] {
  return task === 'regression' || !sequence ? SUMMARY[task] : [...OF_SEQUENCES[sequence.predicts], ...SUMMARY[task]];
}

export const BY_CLASS = ['precision', 'recall', 'f1'] as const satisfies readonly MetricId[];
/** The metrics that are stored for each evaluation on the test part. */
const KEPT: Readonly<Record<Task, readonly MetricId[]>> = {
  binary: ['accuracy', 'f1', 'log_loss', 'roc_auc'],
  multiclass: ['accuracy', 'f1', 'log_loss', 'roc_auc'],
  regression: ['mae', 'rmse', 'r2'],
};

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
    KEPT[task].map((id) => {
      const measured = metricOf(id).measure(judged);
      return [id, 'value' in measured ? measured.value : null];
    }),
  );
}
