import { Quoting } from '../../Quoting.tsx';
import tab from '../browse/Tab.module.css';
import { bring, useImporting } from './importing.ts';
import styles from './OwnTab.module.css';
import { Preview } from './Preview.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { Sources } from './Sources.tsx';

/** Imports a person's own table: its source, a preview and the choices for its columns. */
export function OwnTab() {
  const { reading, draft, problem } = useImporting((store) => store);
  return (
    <div className={tab.tab}>
      <Sources small={draft !== null} onFile={(file) => void bring(file, file.name)} />
      {reading && <ReadingBar reading={reading} />}
      <div role="alert">
        {problem && (
          <p className={styles.problem}>
            <Quoting text={problem.message} />
            {draft ? ' The table below is the previous one.' : ''}
          </p>
        )}
      </div>
      {draft && <Preview draft={draft} />}
    </div>
  );
}
