import type { ExperimentSpec } from '../experiment/index.ts';
import type { Frame, RunStatus, RunView } from '../runtime/protocol.ts';
import type { ScoreSeries } from '../runtime/series.ts';
import type { Measured } from './claim.ts';
import { measure } from './measure.ts';

/** What an engine has reported about a run. */
export interface Reported {
  /** null before the run has begun. */
  readonly frame: Frame | null;
  readonly view: RunView | null;
  readonly status: RunStatus;
  /** The score on the test part at the step of the frame, if that is known. */
  readonly test?: number | undefined;
  /** The number of evaluations on the test part so far. */
  readonly testLooks: number;
}

/** Measures a run at its last frame. */
export function measureFrame(spec: ExperimentSpec, { frame, view, status, test, testLooks }: Reported): Measured {
  const metric = view?.metric.id ?? '';
  const score = (series: ScoreSeries) => frame?.values[series] ?? Number.NaN;
  return measure(spec, {
    step: frame?.step ?? 0,
    epoch: frame?.epoch ?? 0,
    scores: {
      train: { loss: score('train/loss'), [metric]: score('train/metric') },
      validation: { loss: score('validation/loss'), [metric]: score('validation/metric') },
      ...(test !== undefined && { test: { [metric]: test } }),
    },
    testLooks,
    hasDiverged: status === 'diverged',
  });
}
