import { catalog } from '../../../catalog/index.ts';
import { dataOf, differences, type ExperimentSpec } from '../../../experiment/index.ts';
import { formatCount, formatNumber } from '../../../plots/core/format.ts';
import { EVALUATED, MEASURES, SCORES, type ScoreId, type ScoreSeries } from '../../../runtime/series.ts';
import type { Outcome } from '../../../store/outcome.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { scoreName, scoreText } from '../../series.ts';

type Effort = 'steps' | 'epochs' | 'seconds';
export type NumberId = Effort | ScoreSeries | 'bestValidationLoss';

/** A column with a number by which runs are compared. */
interface NumberColumn {
  readonly id: NumberId;
  /** Its title; see `columnTitle`. */
  readonly title: string;
  /** What the number is, which determines whether higher or lower is better. */
  readonly of: ScoreId | 'effort';
  readonly read: (outcome: Outcome) => number;
  readonly write: (outcome: Outcome) => string;
}

/** In the order on the page. */
export const NUMBERS: readonly NumberColumn[] = [
  effort('steps', 'Steps', formatCount),
  effort('epochs', 'Epochs', (epochs) => formatCount(Math.floor(epochs))),
  effort('seconds', 'Time', formatDuration),
  ...SCORES.flatMap((of) => [
    ...EVALUATED.map((part) => score(`${part}/${of}`, part, of, ({ scores }) => scores[`${part}/${of}`])),
    ...(of === 'loss'
      ? [score('bestValidationLoss', 'best validation', of, (outcome) => outcome.bestValidationLoss)]
      : []),
  ]),
];

/** The numbers with a column in the table; a comparison shows all. */
export const TABLE_NUMBERS = NUMBERS.filter(
  ({ id, of }) => id !== 'epochs' && id !== 'bestValidationLoss' && of !== 'generatorLoss',
);

function effort(id: Effort, title: string, write: (value: number) => string): NumberColumn {
  return { id, title, of: 'effort', read: (outcome) => outcome[id], write: (outcome) => write(outcome[id]) };
}

function score(id: NumberId, which: string, of: ScoreId, read: NumberColumn['read']): NumberColumn {
  const title = `${which[0]?.toUpperCase()}${which.slice(1)}`;
  return { id, title, of, read, write: (outcome) => scoreText(of, read(outcome), outcome.metric) };
}

/** The title of a column: "Steps", "Train loss", "Validation MAE". @param metric null if the runs have none in common */
export function columnTitle({ title, of }: NumberColumn, metric: Outcome['metric']): string {
  return of === 'effort' ? title : `${title} ${shortName(of, metric)}`;
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

/** Whether higher or lower values of a score are better. */
export function betterOf(of: ScoreId, metric: Outcome['metric']): 'higher' | 'lower' {
  const metrics: Readonly<Record<string, { readonly better: 'higher' | 'lower' }>> = catalog.metrics;
  return MEASURES[of].better ?? metrics[metric?.id ?? '']?.better ?? 'higher';
}

/** "loss", "accuracy", "MAE". */
export function shortName(of: ScoreId, metric: Outcome['metric']): string {
  const { label, short } = scoreName(of, metric);
  return short === label ? short.toLowerCase() : short;
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
