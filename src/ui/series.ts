import { learnsByReward, rolesOf } from '../experiment/agent.ts';
import { type ExperimentSpec, entryOf, hasGenerator } from '../experiment/index.ts';
import { formatCount, formatNumber, formatPercent } from '../math/format.ts';
import type { RunView } from '../runtime/protocol.ts';
import { EVALUATED, MEASURES, SCORES, type ScoreId, type SeriesId } from '../runtime/series.ts';

type Metric = RunView['metric'] | null | undefined;

/** Longer names are abbreviated if their id is short: MAE. */
const LONGEST = 10;
const SHORT_ID = 5;

interface ScoreName {
  /** "Loss", "Mean absolute error". */
  readonly label: string;
  /** The name where space is limited: "Loss", "MAE". */
  readonly short: string;
}

/** The name of a score in a run. */
export function scoreName(score: ScoreId, metric: Metric): ScoreName {
  const label = MEASURES[score].label ?? metric?.label ?? 'Metric';
  return {
    label,
    short: metric && label.length > LONGEST && metric.id.length <= SHORT_ID ? metric.id.toUpperCase() : label,
  };
}

/** The scores that only some kinds of runs have. */
const SPECIAL: Readonly<Partial<Record<ScoreId, (spec: ExperimentSpec) => boolean>>> = {
  generatorLoss: hasGenerator,
  entropy: (spec) => learnsByReward(spec) && rolesOf(spec.method).includes('policy'),
  // Without a policy, the loss itself is that of the values.
  valueLoss: (spec) => learnsByReward(spec) && rolesOf(spec.method).includes('value'),
};

/** The scores that at least one of the runs has. */
export function scoresOf(specs: readonly ExperimentSpec[]): readonly ScoreId[] {
  return SCORES.filter((score) => specs.some((spec) => SPECIAL[score]?.(spec) ?? true));
}

/** The parts on which at least one of the runs is evaluated: an agent has no validation examples. */
export function partsOf(specs: readonly ExperimentSpec[]): readonly (typeof EVALUATED)[number][] {
  return EVALUATED.filter((part) => part === 'train' || !specs.every(learnsByReward));
}

/** The score whose curve is shown: the chosen one if the run has it, otherwise the one that says most about it. */
export function shownScore(chosen: ScoreId | null, spec: ExperimentSpec): ScoreId {
  if (chosen !== null && scoresOf([spec]).includes(chosen)) return chosen;
  return learnsByReward(spec) ? 'metric' : 'loss';
}

/** Why the axis of a score cannot be logarithmic; null if it can. */
export function whyNotLog(score: ScoreId, spec: ExperimentSpec, metric: Metric): string | null {
  if (isPercent(score, metric)) return 'A percentage has its own scale, up to 100%';
  if (hasGenerator(spec) && score !== 'metric')
    return 'The losses of a generator and its discriminator may be negative';
  if (!learnsByReward(spec)) return null;
  if (score === 'metric') return 'Returns may be negative';
  if (score === 'entropy') return 'An entropy is compared by differences, not by ratios';
  const isSquared = score !== 'loss' || entryOf('methods', spec.method.id).acts === 'action_values';
  return isSquared ? null : 'The loss of a policy may be negative';
}

/** Whether a score is a share of 1. */
export function isPercent(score: ScoreId, metric: Metric): boolean {
  return MEASURES[score].label === null && metric?.percent === true;
}

/** Writes a score in a fixed number of digits, so that it does not move while it changes. */
export function scoreText(score: ScoreId, value: number, metric: Metric): string {
  return isPercent(score, metric) ? formatPercent(value) : formatNumber(value, { fixed: true });
}

/** Writes a value of any series. */
export function seriesText(series: SeriesId, value: number, metric: Metric): string {
  const [, score] = series.split('/') as [string, ScoreId?];
  if (series === 'episodes') return formatCount(value);
  return score ? scoreText(score, value, metric) : formatNumber(value);
}
