import { memo } from 'react';
import { entryOf, OWN } from '../../experiment/index.ts';
import { chooseDataset } from '../../store/experiment.ts';
import type { OwnTable } from '../../table/table.ts';
import { choosingHint } from '../controls/effectHint.ts';
import styles from './DatasetPicker.module.css';
import { pickable } from './pickable.ts';
import { SamplePicture } from './SamplePicture.tsx';
import { useSample } from './sample.ts';

interface DatasetPickerProps {
  readonly chosen: string;
  /** The person's own table, if it is chosen. */
  readonly table: OwnTable | null;
}

/** A few datasets as small pictures, including the chosen one. The dataset dialog has the rest. */
export const DatasetPicker = memo(function DatasetPicker({ chosen, table }: DatasetPickerProps) {
  return (
    <fieldset className={styles.picker} title={choosingHint('data')}>
      <legend className="visually-hidden">Dataset</legend>
      {pickable(chosen).map((id) => {
        const own = id === OWN;
        const label = own && table ? table.name : entryOf('datasets', id).label;
        return (
          <label key={id} className={styles.choice} title={own ? label : undefined}>
            <input
              type="radio"
              name="dataset"
              className="visually-hidden"
              checked={id === chosen}
              onChange={() => chooseDataset(id)}
            />
            <SampleFrame id={id} table={own ? table : null} />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
});

function SampleFrame({ id, table }: { readonly id: string; readonly table: OwnTable | null }) {
  const sample = useSample(id, table);
  return (
    <span className={styles.frame}>
      <SamplePicture sample={sample} size={SIZE} />
    </span>
  );
}

const SIZE = 42;
