import { effectOfChoosing, entryOf } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { EntryText } from '../EntryText.tsx';
import styles from './Preparation.module.css';

/** The texts of the chosen entries of the preparation. */
export function About() {
  const { missing, outliers, scaler, augmentations } = useExperiment(({ spec }) => spec);
  const entries = [
    { field: 'missing', entry: entryOf('imputers', missing.id) },
    { field: 'outliers', entry: entryOf('outliers', outliers.id) },
    { field: 'scaler', entry: entryOf('scalers', scaler.id) },
    ...augmentations.map(({ id }) => ({ field: 'augmentations', entry: entryOf('augmentations', id) }) as const),
  ] as const;
  return (
    <details className={styles.about}>
      <summary>About {entries.map(({ entry: { label } }) => `“${label}”`).join(', ')}</summary>
      <ul>
        {entries.map(({ field, entry }) => (
          <li key={entry.label}>
            <h3>{entry.label}</h3>
            <EntryText entry={entry} choosing={effectOfChoosing(field)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
