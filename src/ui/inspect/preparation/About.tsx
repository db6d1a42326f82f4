import { entryOf, type Section } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { EntryText } from '../EntryText.tsx';
import styles from './Preparation.module.css';

/** The texts of the chosen entries of the preparation. */
export function About() {
  const { missing, outliers, scaler, augmentations } = useExperiment(({ spec }) => spec);
  const entries = [
    labelled('imputers', missing.id),
    labelled('outliers', outliers.id),
    labelled('scalers', scaler.id),
    ...augmentations.map(({ id }) => labelled('augmentations', id)),
  ];
  return (
    <details className={styles.about}>
      <summary>About {entries.map(({ label }) => `“${label}”`).join(', ')}</summary>
      <ul>
        {entries.map(({ section, id, label }) => (
          <li key={label}>
            <h3>{label}</h3>
            <EntryText section={section} id={id} choosing="resample" />
          </li>
        ))}
      </ul>
    </details>
  );
}

function labelled(section: Section, id: string) {
  return { section, id, label: entryOf(section, id).label };
}
