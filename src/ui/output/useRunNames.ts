import { useMemo } from 'react';
import { useExperiment } from '../../store/experiment.ts';
import { type RunNames, runNames } from './runNames.ts';

/** What the replicas of the experiment on the screen are called. */
export function useRunNames(): RunNames {
  const spec = useExperiment((store) => store.spec);
  return useMemo(() => runNames(spec), [spec]);
}
