import { formatCount } from '../../../math/format.ts';
import { LIMITS } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { formatBytes } from './formatBytes.ts';
import { paste, useImporting, write } from './importing.ts';
import styles from './OwnTab.module.css';

interface SourcesProps {
  /** Whether to take less space, because a table is shown below. */
  readonly small: boolean;
  readonly onFile: (file: File) => void;
}

/** The sources of a table: a file that is chosen or dropped, or pasted text. */
export function Sources({ small, onFile }: SourcesProps) {
  const { text, problem } = useImporting((store) => store);
  const { bytes, rows, columns } = LIMITS;
  return (
    <div className={`${styles.sources} ${small ? styles.small : ''}`}>
      <div className={styles.file}>
        <ChooseFile
          small={small}
          accept=".csv,.tsv,.tab,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
          label="File with a table"
          onFile={onFile}
        />
        {!small && (
          <p>
            CSV, TSV or columns separated by spaces. You can also drop a file anywhere on the page. One row per example,
            column names above. Up to {formatBytes(bytes)}, {formatCount(rows)} rows and {formatCount(columns)} columns.
            The data stay in this browser unless you share them.
          </p>
        )}
      </div>
      <details className={styles.paste} open={!small || (problem !== null && text !== '')}>
        <summary>Paste text</summary>
        <textarea
          aria-label="Text of the table"
          placeholder={'height, weight, animal\n31, 4.2, cat\n58, 22.5, dog'}
          rows={small ? 4 : 7}
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
        <Button reason={text.trim() === '' ? 'There is no text yet' : null} onClick={() => void paste(text)}>
          Read the text
        </Button>
      </details>
    </div>
  );
}
