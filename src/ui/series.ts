import { formatNumber, formatPercent } from '../plots/core/format.ts';
import type { RunView } from '../runtime/protocol.ts';
import { MEASURES, SCORES, type ScoreId, type SeriesId } from '../runtime/series.ts';

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

/** The scores that runs have: the loss of a generator only if one of them has a generator. */
export function scoresOf(hasGenerator: boolean): readonly ScoreId[] {
  return SCORES.filter((score) => score !== 'generatorLoss' || hasGenerator);
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
  return score ? scoreText(score, value, metric) : formatNumber(value);
}
