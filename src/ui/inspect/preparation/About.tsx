import { entryOf } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { EntryText } from '../EntryText.tsx';
import styles from './Preparation.module.css';

/** The texts of the chosen entries of the preparation. */
export function About() {
  const { missing, outliers, scaler, augmentations } = useExperiment(({ spec }) => spec);
  const entries = [
    entryOf('imputers', missing.id),
    entryOf('outliers', outliers.id),
    entryOf('scalers', scaler.id),
    ...augmentations.map(({ id }) => entryOf('augmentations', id)),
  ];
  return (
    <details className={styles.about}>
      <summary>About {entries.map(({ label }) => `“${label}”`).join(', ')}</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.label}>
            <h3>{entry.label}</h3>
            <EntryText entry={entry} choosing="resample" />
          </li>
        ))}
      </ul>
    </details>
  );
}
