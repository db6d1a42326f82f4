import { useMemo } from 'react';
import { type ExperimentSpec, variants } from '../experiment/index.ts';
import { useExperiment } from '../store/experiment.ts';
import { useRun } from '../store/run.ts';

/** The experiment whose run is on the screen: of several replicas, the one in the frames. */
export function useShownExperiment(): ExperimentSpec {
  const spec = useExperiment((store) => store.spec);
  const shown = useRun(({ frame }) => frame?.replicas?.shown ?? 0);
  return useMemo(() => (spec.replicas > 1 ? (variants(spec)[shown] ?? spec) : spec), [spec, shown]);
}
