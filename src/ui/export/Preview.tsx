import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ExportedFile } from '../../export/exported.ts';
import { type FormatId, FRAMEWORKS, formats, inLayout, type Layout } from '../../export/format-list.ts';
import { formatCount } from '../../math/format.ts';
import { inspect } from '../../store/inspection.ts';
import { useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
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

const LAYOUTS = Object.entries(FRAMEWORKS).map(([id, label]) => ({ id, label, isName: true }));

/** What a format contains, and the buttons that save it. */
export function Preview({ format: listed, onDone }: PreviewProps) {
  const [layout, setLayout] = useState<Layout>('nabla');
  const laidOut = inLayout(listed, layout);
  const format = laidOut ?? listed;
  const { label, explain, group } = formats[format];
  const showsRun = group !== 'Code' && format !== 'data';
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
      <div className={styles.about}>
        <p>{explain}</p>
        {laidOut && (
          <div className={styles.layout}>
            <span aria-hidden="true">Names and layout</span>
            <Select
              look="pill"
              label="Names and layout"
              value={layout}
              options={LAYOUTS}
              onChoose={(id) => setLayout(id as Layout)}
            />
          </div>
        )}
      </div>
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
          {showsRun && <Behind step={written.step} onUpdate={retry} />}
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

interface BehindProps {
  /** The step of the file. */
  readonly step: number;
  readonly onUpdate: () => void;
}

/** Says that the run has gone on since the file was written. */
function Behind({ step, onUpdate }: BehindProps) {
  const isBehind = useRun(({ frame }) => frame !== null && frame.step !== step);
  return (
    isBehind && (
      <p className={styles.remark}>
        The file is from step {formatCount(step)}, and the run has gone on.{' '}
        <Button onClick={onUpdate}>Update it</Button>
      </p>
    )
  );
}

function sizeOf({ content }: ExportedFile): string {
  return formatBytes(typeof content === 'string' ? new Blob([content]).size : content.byteLength);
}
