import { catalog } from '../../../catalog/index.ts';
import { learnsByReward } from '../../../experiment/agent.ts';
import { dataOf, differences, type ExperimentSpec } from '../../../experiment/index.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { EVALUATED, MEASURES, SCORES, type ScoreId, type ScoreSeries } from '../../../runtime/series.ts';
import type { Outcome } from '../../../store/outcome.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { partsOf, scoreName, scoresOf, scoreText } from '../../series.ts';

type Effort = 'steps' | 'epochs' | 'seconds';
type EvaluatedPart = (typeof EVALUATED)[number];
export type NumberId = Effort | ScoreSeries | 'bestValidationLoss';

/** A column with a number by which runs are compared. */
export interface NumberColumn {
  readonly id: NumberId;
  /** Its title; see `columnTitle`. */
  readonly title: string;
  /** What the number is, which determines whether higher or lower is better. */
  readonly of: ScoreId | 'effort';
  /** The examples on which it was measured; null for an effort. */
  readonly part: EvaluatedPart | null;
  readonly read: (outcome: Outcome) => number;
  readonly write: (outcome: Outcome) => string;
}

/** All of them, in the order on the page. */
export const NUMBERS: readonly NumberColumn[] = [
  effort('steps', 'Steps', formatCount),
  effort('epochs', 'Epochs', (epochs) => formatCount(Math.floor(epochs))),
  effort('seconds', 'Time', formatDuration),
  ...SCORES.flatMap((of) => [
    ...EVALUATED.map((part) => score(`${part}/${of}`, part, of, ({ scores }) => scores[`${part}/${of}`])),
    ...(of === 'loss' ? [score('bestValidationLoss', 'validation', of, (outcome) => outcome.bestValidationLoss)] : []),
  ]),
];

/** The numbers that at least one of the runs has; epochs only with examples to go through. */
export function numbersOf(specs: readonly ExperimentSpec[]): readonly NumberColumn[] {
  const [scores, parts] = [scoresOf(specs), partsOf(specs)];
  return NUMBERS.filter(({ id, of, part }) => {
    if (of === 'effort') return id !== 'epochs' || !specs.every(learnsByReward);
    return scores.includes(of) && parts.includes(part as EvaluatedPart);
  });
}

/** The numbers with a column in the table of these runs; a comparison shows all. */
export function tableNumbersOf(specs: readonly ExperimentSpec[]): readonly NumberColumn[] {
  return numbersOf(specs).filter(
    ({ id, of }) =>
      id === 'steps' || id === 'seconds' || (id !== 'bestValidationLoss' && (of === 'loss' || of === 'metric')),
  );
}

function effort(id: Effort, title: string, write: (value: number) => string): NumberColumn {
  return {
    id,
    title,
    of: 'effort',
    part: null,
    read: (outcome) => outcome[id],
    write: (outcome) => write(outcome[id]),
  };
}

function score(id: NumberId, part: EvaluatedPart, of: ScoreId, read: NumberColumn['read']): NumberColumn {
  const title = id === 'bestValidationLoss' ? 'Best validation' : `${part[0]?.toUpperCase()}${part.slice(1)}`;
  return { id, title, of, part, read, write: (outcome) => scoreText(of, read(outcome), outcome.metric) };
}

/**
 * The title of a column: "Steps", "Train loss", "Validation MAE"; "Loss" if no run has parts.
 * @param metric null if the runs have none in common
 */
export function columnTitle(
  { title, of }: NumberColumn,
  metric: Outcome['metric'],
  specs: readonly ExperimentSpec[],
): string {
  if (of === 'effort') return title;
  return partsOf(specs).length === 1 ? scoreName(of, metric).short : `${title} ${shortName(of, metric)}`;
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
