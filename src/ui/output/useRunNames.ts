import { useMemo } from 'react';
import { useExperiment } from '../../store/experiment.ts';
import { type RunNames, runNames } from './runNames.ts';

/** The names of the current experiment's replicas. */
export function useRunNames(): RunNames {
  const spec = useExperiment((store) => store.spec);
  return useMemo(() => runNames(spec), [spec]);
}
