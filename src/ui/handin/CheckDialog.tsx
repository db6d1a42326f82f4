import { type ChangeEvent, type FormEvent, useState } from 'react';
import { MOST_BYTES } from '../../gallery/read-lesson.ts';
import { type KnownLesson, ownLesson } from '../../handin/known-lesson.ts';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { ModalDialog } from '../parts/ModalDialog.tsx';
import styles from './CheckDialog.module.css';
import { CheckedResult } from './CheckedResult.tsx';
import { CheckedTable } from './CheckedTable.tsx';
import { codesOf, isNote } from './checks.ts';
import { Running } from './Running.tsx';
import { useChecks } from './useChecks.ts';

/** A dialog that verifies result codes by running their experiments again. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [own, setOwn] = useState<readonly KnownLesson[]>([]);
  const [remark, setRemark] = useState('');
  const { checked, count, progress, start, cancel } = useChecks();
  const codes = codesOf(text);
  const isRunning = checked.length < count;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (codes.length > 0 && !isRunning) start(codes, own);
  }

  async function addLesson({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) throw new Error(`it has ${file.size} bytes, but at most ${MOST_BYTES} can be read`);
      const known = ownLesson(file.name, await file.text(), isNote);
      setOwn((before) => [...before, known]);
      setRemark(`The lesson “${known.lesson.title}” is known now.`);
    } catch (error) {
      setRemark(`${file.name} cannot be read: ${(error as Error).message}.`);
    }
    target.value = '';
  }

  return (
    <ModalDialog title="Check result codes" className={styles.dialog} stays onClose={onClose}>
      {(close) => (
        <>
          <form className={styles.form} onSubmit={submit}>
            <p className={styles.note}>
              The experiments of a code are run again on this computer. Nothing is sent anywhere, and the run on the
              page is not affected.
            </p>
            <label className={styles.field}>
              Result codes, one a line
              <textarea
                rows={4}
                spellCheck={false}
                value={text}
                onChange={({ target }) => setText(target.value)}
                placeholder="nabla1~…"
              />
            </label>
            <div className={styles.buttons}>
              {isRunning ? (
                <Button onClick={cancel}>Cancel</Button>
              ) : (
                <Button type="submit" look="primary" reason={codes.length === 0 ? 'Paste a result code first' : null}>
                  {codes.length > 1 ? `Check ${counted(codes.length, 'code')}` : 'Check'}
                </Button>
              )}
              <label className={styles.file}>
                Lesson of your own
                <input type="file" accept=".md,text/markdown,text/plain" onChange={(event) => void addLesson(event)} />
              </label>
            </div>
            <p role="status" className={styles.note}>
              {remark}
            </p>
          </form>
          {isRunning && <Running of={count} number={checked.length + 1} progress={progress} />}
          <div aria-live="polite">
            {count > 1 ? (
              <CheckedTable checked={checked} onOpen={close} />
            ) : (
              checked.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: there is only one
                <CheckedResult key={index} checked={one} onOpen={close} />
              ))
            )}
          </div>
        </>
      )}
    </ModalDialog>
  );
}
