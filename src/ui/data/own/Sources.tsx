import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { formatCount } from '../../../plots/format.ts';
import { LIMITS } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { formatBytes } from './formatBytes.ts';
import { paste, useImporting, write } from './importing.ts';
import styles from './OwnTab.module.css';

interface SourcesProps {
  /** There is something more important to look at. */
  readonly small: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a table comes from: a file that is chosen or dropped, or text that is pasted. */
export function Sources({ small, onFile }: SourcesProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, problem } = useImporting((store) => store);
  const { bytes, rows, columns } = LIMITS;
  return (
    <div className={`${styles.sources} ${small ? styles.small : ''}`}>
      <div className={styles.file}>
        <Button look={small ? 'plain' : 'primary'} data-start onClick={() => input.current?.click()}>
          <Upload size={14} aria-hidden="true" />
          {small ? 'Another file' : 'Choose a file'}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.tab,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
          aria-label="File with a table"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // So that the same file can be chosen again once it was mended.
            target.value = '';
            if (file) onFile(file);
          }}
        />
        {!small && (
          <p>
            CSV, TSV or columns with blanks between them, or drop it anywhere on the page. One row for each example,
            names of the columns above. Up to {formatBytes(bytes)}, {formatCount(rows)} rows and {formatCount(columns)}{' '}
            columns. It does not leave this browser unless you share it.
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
