import { TriangleAlert } from 'lucide-react';
import { consequenceOf } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import styles from './Consequence.module.css';

/** Warns of a loss and an output activation that do not match; empty if they do. */
export function Consequence() {
  const text = useExperiment(({ spec }) => consequenceOf(spec));
  return (
    <div role="status" aria-label="Consequence of the loss">
      {text !== null && (
        <p className={styles.consequence}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
