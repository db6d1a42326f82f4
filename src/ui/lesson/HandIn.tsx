import { useState } from 'react';
import { packResult } from '../../handin/code.ts';
import { lessonOfLink } from '../../handin/known-lesson.ts';
import { resultOf } from '../../handin/make-result.ts';
import { ruleBroken } from '../../handin/verify.ts';
import { headOf } from '../../notes/index.ts';
import { lessons, nameStudent, useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { openCheck } from '../handin/open.ts';
import { saveText } from '../saveText.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import styles from './Lesson.module.css';

/** What was made of the progress, or why that failed. */
type Made =
  | { readonly code: string; readonly faults: readonly string[] }
  | { readonly code: null; readonly faults: readonly [string] };

/** Makes a result code of what a person has reached in the lesson. */
export function HandIn() {
  const engine = useEngine();
  const lesson = useLesson((store) => store.lesson);
  const progress = useLesson((store) => store.progress);
  const student = useLesson((store) => store.student);
  const [made, setMade] = useState<(Made & { readonly of: unknown; readonly by: string }) | null>(null);
  const [name, setName] = useState(student);
  // The seed is drawn from the name, which is therefore given before.
  const isDrawn = lesson?.seed === 'student';
  const current = made?.of === progress && made.by === student ? made : null;

  function make() {
    if (!isDrawn) nameStudent(name.trim());
    setMade({ ...codeNow(), of: lessons.getState().progress, by: lessons.getState().student });
  }

  return (
    <section className={styles.end} aria-labelledby="hand-in">
      <h4 id="hand-in" className={styles.goalsTitle}>
        Hand in
      </h4>
      <p className={styles.remark}>
        A result code contains your answers, the experiments that met the goals, and your name if you give it. Whoever
        teaches can verify it by running these experiments again.
      </p>
      {!isDrawn && (
        <label className={styles.name}>
          Your name (may be empty)
          <input
            type="text"
            autoComplete="name"
            maxLength={80}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
      )}
      <div className={styles.buttons}>
        <Button reason={isDrawn && student === '' ? 'Give your name in the first step' : null} onClick={make}>
          Make a result code
        </Button>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => openCheck(engine)}>
          Check a code
        </Button>
      </div>
      {current?.code && (
        <>
          <textarea
            className={styles.code}
            aria-label="Result code"
            readOnly
            rows={4}
            value={current.code}
            onFocus={({ target }) => target.select()}
          />
          <div className={styles.buttons}>
            <CopyButton text={current.code} said="Code copied">
              Copy
            </CopyButton>
            <Button onClick={() => saveText('result.txt', 'text/plain', `${current.code}\n`)}>Download</Button>
          </div>
        </>
      )}
      <div role="status" className={styles.remark}>
        {current?.code && 'The code is ready.'}
        {current?.faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      </div>
    </section>
  );
}

/** The code of the present progress, with what somebody who verifies it would refuse. */
function codeNow(): Made {
  const { source, student, progress } = lessons.getState();
  try {
    const known = lessonOfLink(source, (id) => headOf(id) !== undefined);
    if (known === null) throw new Error('The lesson does not exist any more.');
    const result = resultOf(known, student, progress, Math.floor(Date.now() / 1000));
    const faults = result.steps.flatMap(({ met }, index) => {
      const fault = met && ruleBroken(known.lesson, index, met, result.student);
      return fault
        ? [`Step ${index + 1} will not be accepted. ${fault} Start the step over, and meet its goals again.`]
        : [];
    });
    return { code: packResult(result), faults };
  } catch (error) {
    return { code: null, faults: [(error as Error).message] };
  }
}
