import { TriangleAlert } from 'lucide-react';
import { dataOf, type ExperimentSpec, optionOf } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import styles from './Inspector.module.css';

/** A mark on the Preparation tab that warns of a leak, even if the tab is closed. */
export function LeakMark() {
  const leaks = useExperiment(({ spec }) => asksForLeak(spec));
  return leaks && <TriangleAlert className={styles.leak} size={12} role="img" aria-label="leaks" />;
}

/** Whether the target is a feature, other than its past in a series, or the scaler is fitted on all rows. */
function asksForLeak(spec: ExperimentSpec): boolean {
  const { series, target } = dataOf(spec);
  return (
    (series === null && spec.features.includes(target.id)) || optionOf('scalers', spec.scaler, 'fit') === 'everything'
  );
}
