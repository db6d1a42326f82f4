import { Download } from 'lucide-react';
import type { ExportedFile } from '../../export/exported.ts';
import { type FormatId, formats } from '../../export/format-list.ts';
import { inspect } from '../../store/inspection.ts';
import { Button } from '../controls/Button.tsx';
import { formatBytes } from '../data/own/formatBytes.ts';
import { openTab } from '../inspect/openTab.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import styles from './ExportDialog.module.css';
import { Problem } from './Problem.tsx';
import { save } from './save.ts';
import { useWritten } from './useWritten.ts';

interface PreviewProps {
  readonly format: FormatId;
  /** Closes the dialog. */
  readonly onDone: () => void;
}

/** What a format contains, and the buttons that save it. */
export function Preview({ format, onDone }: PreviewProps) {
  const { label, explain } = formats[format];
  const { name, written, problem, retry } = useWritten(format);
  const content = written?.files[0]?.content;
  const text = typeof content === 'string' ? content : null;
  function showGraph() {
    onDone();
    inspect({ program: 'file' });
    openTab('program');
  }
  return (
    <section className={styles.preview} aria-label={label} aria-busy={!written && problem === null}>
      <p className={styles.explain}>{explain}</p>
      {problem !== null && <Problem problem={problem} onRetry={retry} />}
      {!written && problem === null && (
        <p role="status" className={styles.waiting}>
          Writing the file…
        </p>
      )}
      {written && (
        <>
          <textarea
            className={styles.text}
            aria-label="Preview"
            readOnly
            wrap={text === null ? 'soft' : 'off'}
            translate="no"
            value={written.preview}
          />
          {written.remarks.map((remark) => (
            <p key={remark} className={styles.remark}>
              {remark}
            </p>
          ))}
          <div className={styles.buttons}>
            <Button look="primary" className={styles.save} onClick={() => save(written.files, name)}>
              <Download size={14} aria-hidden="true" />
              Save {written.files.length > 1 ? `${name}.zip` : written.files[0]?.name}
            </Button>
            {text !== null && (
              <CopyButton text={text} said="Copied">
                Copy
              </CopyButton>
            )}
            {written.graph && <Button onClick={showGraph}>Show its graph</Button>}
            <span className={styles.size}>
              {written.files.length === 1
                ? written.files.map(sizeOf)
                : written.files.map((file) => `${file.name} ${sizeOf(file)}`).join(' · ')}
            </span>
          </div>
        </>
      )}
    </section>
  );
}

function sizeOf({ content }: ExportedFile): string {
  return formatBytes(typeof content === 'string' ? new Blob([content]).size : content.byteLength);
}
