import { TriangleAlert } from 'lucide-react';
import { dataOf, type ExperimentSpec } from '../../spec/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import styles from './Inspector.module.css';

/** Says, wherever a person looks, that the experiment asks for a leak; what it is stands in the tab. */
export function LeakMark() {
  const leaks = useExperiment(({ spec }) => asksForLeak(spec));
  return leaks && <TriangleAlert className={styles.leak} size={12} role="img" aria-label="leaks" />;
}

/** Whether the target is fed, or the scaler sees what is to be unknown. */
function asksForLeak(spec: ExperimentSpec): boolean {
  return spec.features.includes(dataOf(spec).target.id) || spec.scaler.args.fit === 1;
}
