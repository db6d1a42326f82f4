import type { ExperimentSpec } from '../experiment/index.ts';
import type { Measured } from '../goals/claim.ts';
import { measure } from '../goals/measure.ts';
import type { ScoreSeries } from '../runtime/series.ts';
import type { Look } from '../store/looks.ts';
import type { RunStore } from '../store/run.ts';

/**
 * Measures the run on the page at the moment that it shows.
 * @param looks the evaluations on the test part that count; the scores of the one at this step are known
 */
export function measureRun({ frame, view, state }: RunStore, spec: ExperimentSpec, looks: readonly Look[]): Measured {
  const step = frame?.step ?? 0;
  const metric = view?.metric.id ?? '';
  const score = (series: ScoreSeries) => frame?.values[series] ?? Number.NaN;
  const look = looks.findLast((one) => one.step === step);
  return measure(spec, {
    step,
    epoch: frame?.epoch ?? 0,
    scores: {
      train: { loss: score('train/loss'), [metric]: score('train/metric') },
      validation: { loss: score('validation/loss'), [metric]: score('validation/metric') },
      ...(look && { test: { [metric]: look.values[metric] ?? Number.NaN } }),
    },
    testLooks: looks.length,
    hasDiverged: state.status === 'diverged',
  });
}
