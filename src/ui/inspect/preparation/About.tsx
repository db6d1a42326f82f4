import { effectOfChoosing, entryOf } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { EntryText } from '../EntryText.tsx';
import styles from './Preparation.module.css';

/** The texts of the chosen entries of the preparation. */
export function About() {
  const { missing, outliers, scaler, augmentations } = useExperiment(({ spec }) => spec);
  const entries = [
    { field: 'missing', section: 'imputers', id: missing.id },
    { field: 'outliers', section: 'outliers', id: outliers.id },
    { field: 'scaler', section: 'scalers', id: scaler.id },
    ...augmentations.map(({ id }) => ({ field: 'augmentations', section: 'augmentations', id }) as const),
  ] as const;
  const labels = entries.map(({ section, id }) => entryOf(section, id).label);
  return (
    <details className={styles.about}>
      <summary>About {labels.map((label) => `“${label}”`).join(', ')}</summary>
      <ul>
        {entries.map(({ field, section, id }, index) => (
          <li key={labels[index]}>
            <h3>{labels[index]}</h3>
            <EntryText section={section} id={id} choosing={effectOfChoosing(field)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
