import { groups } from 'd3';
import { useId, useState } from 'react';
import { type FormatId, LISTED } from '../../export/format-list.ts';
import styles from './ExportDialog.module.css';
import { Preview } from './Preview.tsx';

/** The formats, with a preview of the chosen one. */
export function ExportTab({ onDone }: { readonly onDone: () => void }) {
  const [chosen, setChosen] = useState<FormatId>('onnx');
  const name = useId();
  return (
    <div className={styles.columns}>
      <div className={styles.formats}>
        {groups(LISTED, ([, { group }]) => group).map(([group, members]) => (
          <fieldset key={group} className={styles.group}>
            <legend>{group}</legend>
            {members.map(([id, { label }]) => (
              <label key={id} className={styles.format}>
                <input type="radio" name={name} checked={id === chosen} onChange={() => setChosen(id)} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <Preview key={chosen} format={chosen} onDone={onDone} />
    </div>
  );
}
