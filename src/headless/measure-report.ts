import type { ExperimentSpec } from '../experiment/index.ts';
import type { Measured } from '../goals/claim.ts';
import { measure } from '../goals/measure.ts';
import { SCORES } from '../runtime/series.ts';
import type { trainAndReport } from './report.ts';

type Report = Awaited<ReturnType<typeof trainAndReport>>;

/** An entry of the history of a report. */
interface Entry {
  readonly step: number;
  readonly epoch: number;
  readonly trainLoss?: number;
  readonly valLoss?: number;
  readonly trainMetric?: number;
  readonly valMetric?: number;
}

/** The entries of the history of a report. */
export function historyOf(report: Report): readonly Entry[] {
  return report.history;
}

/** The id of the metric in a report; empty if its run could not begin. */
export function metricOf({ metrics }: Report): string {
  return Object.keys(metrics.train ?? {}).find((id) => !(SCORES as readonly string[]).includes(id)) ?? '';
}

/**
 * Measures a run at its end.
 * @param testLooks how often it was evaluated on the test part; without that its scores there are unknown
 */
export function measureReport(spec: ExperimentSpec, report: Report, testLooks: number): Measured {
  const metric = metricOf(report);
  const { step = 0, epoch = 0, trainLoss, valLoss, trainMetric, valMetric } = historyOf(report).at(-1) ?? {};
  return measure(spec, {
    step,
    epoch,
    scores: {
      train: { loss: trainLoss ?? Number.NaN, [metric]: trainMetric ?? Number.NaN },
      validation: { loss: valLoss ?? Number.NaN, [metric]: valMetric ?? Number.NaN },
      ...(testLooks > 0 && { test: { [metric]: report.metrics.test?.[metric] ?? Number.NaN } }),
    },
    testLooks,
    hasDiverged: 'diverged' in report,
  });
}
