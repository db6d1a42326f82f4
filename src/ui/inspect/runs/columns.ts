import { catalog } from '../../../catalog/index.ts';
import { dataOf, differences, type ExperimentSpec } from '../../../experiment/index.ts';
import { formatCount, formatNumber, formatPercent } from '../../../plots/core/format.ts';
import type { Outcome } from '../../../store/outcome.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { shortMetricName } from '../../metricName.ts';

/** The numeric results of a run. */
export type NumberId = Exclude<keyof Outcome, 'metric'>;

/** A column with a number by which runs are compared. */
interface NumberColumn {
  readonly id: NumberId;
  readonly title: string;
  /** The kind of number, which determines whether higher or lower is better. */
  readonly of: 'loss' | 'metric' | 'effort';
  readonly write: (outcome: Outcome) => string;
}

/** In the order on the page. */
export const NUMBERS: readonly NumberColumn[] = [
  { id: 'steps', title: 'Steps', of: 'effort', write: ({ steps }) => formatCount(steps) },
  { id: 'epochs', title: 'Epochs', of: 'effort', write: ({ epochs }) => formatCount(Math.floor(epochs)) },
  { id: 'seconds', title: 'Time', of: 'effort', write: ({ seconds }) => formatDuration(seconds) },
  loss('trainLoss', 'Train loss'),
  loss('validationLoss', 'Validation loss'),
  loss('bestValidationLoss', 'Best validation loss'),
  metric('trainMetric', 'Train'),
  metric('validationMetric', 'Validation'),
];

/** The numbers with a column in the table; a comparison shows all. */
export const TABLE_NUMBERS = NUMBERS.filter(({ id }) => id !== 'epochs' && id !== 'bestValidationLoss');

function loss(id: NumberId, title: string): NumberColumn {
  return { id, title, of: 'loss', write: (outcome) => formatNumber(outcome[id], { fixed: true }) };
}

function metric(id: NumberId, title: string): NumberColumn {
  const write = (outcome: Outcome) =>
    outcome.metric?.percent ? formatPercent(outcome[id]) : formatNumber(outcome[id], { fixed: true });
  return { id, title, of: 'metric', write };
}

/** "0.42 s", "12.3 s", "3 min 20 s". */
export function formatDuration(seconds: number): string {
  if (!(seconds >= 99.95)) return Number.isNaN(seconds) ? formatNumber(seconds) : `${formatNumber(seconds)} s`;
  const whole = Math.round(seconds);
  return `${formatCount(Math.floor(whole / 60))} min ${whole % 60} s`;
}

/** The metric that all runs have in common; null if they differ. */
export function commonMetric(outcomes: readonly Pick<Outcome, 'metric'>[]): Outcome['metric'] {
  const [first, ...more] = outcomes.flatMap(({ metric }) => metric ?? []);
  return first && more.every(({ id }) => id === first.id) ? first : null;
}

/** Whether higher or lower values of a metric are better. */
export function betterOf(metric: string): 'higher' | 'lower' {
  return Object.entries(catalog.metrics).find(([id]) => id === metric)?.[1].better ?? 'higher';
}

/** "accuracy", "MAE". */
export function metricName(metric: NonNullable<Outcome['metric']>): string {
  const short = shortMetricName(metric);
  return short === metric.label ? short.toLowerCase() : short;
}

/** The name of a run, or its number if it has no name: "Run 3". */
export function titleOf({ name, number }: Pick<KeptRun, 'name' | 'number'>): string {
  return name || `Run ${number}`;
}

/** The name of an experiment's dataset. */
export function dataName(spec: ExperimentSpec): string {
  return dataOf(spec).label;
}

/** Describes how the settings of a run differ from `spec`, without those that have their own column. */
export function settingsOf({ spec: own, edited }: Pick<KeptRun, 'spec' | 'edited'>, spec: ExperimentSpec): string {
  const lines = [
    differences(spec, { ...own, seed: spec.seed }).join(', ') || 'the same settings',
    edited && 'changed during training',
    own.replicas > 1 && `medians of ${own.replicas} runs`,
  ];
  return lines.filter(Boolean).join(' · ');
}
