import { Thumbnail } from '../../plots/Thumbnail.tsx';
import { call, dataOf, entryOf, idsOf } from '../../spec/index.ts';
import { chooseDataset } from '../../store/experiment.ts';
import { effectHint } from '../controls/effectHint.ts';
import styles from './DatasetPicker.module.css';
import { useSample } from './sample.ts';

interface DatasetPickerProps {
  readonly chosen: string;
}

/** Every dataset of the catalog as a small picture. */
export function DatasetPicker({ chosen }: DatasetPickerProps) {
  return (
    <fieldset className={styles.picker} title={effectHint('resample')}>
      <legend className="visually-hidden">Dataset</legend>
      {idsOf('datasets').map((id) => (
        <label key={id} className={styles.choice}>
          <input
            type="radio"
            name="dataset"
            className="visually-hidden"
            checked={id === chosen}
            onChange={() => chooseDataset(id)}
          />
          <Sample id={id} />
          <span>{entryOf('datasets', id).label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Sample({ id }: { readonly id: string }) {
  const sample = useSample(id);
  return (
    <span className={styles.frame}>
      {sample && (
        <Thumbnail
          points={sample.points}
          labels={sample.labels}
          classes={dataOf({ data: call('datasets', id), table: null, target: null }).classes.length}
          size={SIZE}
        />
      )}
    </span>
  );
}

const SIZE = 42;
