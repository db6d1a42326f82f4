import type { ExperimentSpec } from '../experiment/index.ts';
import type { Measured } from '../goals/claim.ts';
import { measureFrame } from '../goals/measure-frame.ts';
import type { Look } from '../store/looks.ts';
import type { RunStore } from '../store/run.ts';

/**
 * Measures the run on the page at the moment that it shows.
 * @param looks the evaluations on the test part that count; the scores of the one at this step are known
 */
export function measureRun({ frame, view, state }: RunStore, spec: ExperimentSpec, looks: readonly Look[]): Measured {
  const look = looks.findLast(({ step }) => step === frame?.step);
  const test = look && (look.values[view?.metric.id ?? ''] ?? Number.NaN);
  return measureFrame(spec, { frame, view, status: state.status, test, testLooks: looks.length });
}
