import { FilePlus, FileUp, Plus, Save, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { parse } from '../../experiment/index.ts';
import type { Draft } from '../../gallery/draft.ts';
import { type Problem, type ReadDraft, readDraft, stepTitle } from '../../gallery/read-draft.ts';
import { goToPlace, replaceDraft, restoreRemoved, useDraft } from '../../store/draft-lesson.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import lesson from '../lesson/Lesson.module.css';
import { closeLesson, isNote } from '../lesson/open.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { saveText } from '../saveText.ts';
import { fileName } from '../share/words.ts';
import { AboutForm } from './AboutForm.tsx';
import styles from './Builder.module.css';
import { FileButton } from './FileButton.tsx';
import { emptyDraft, openDraft, preview } from './open.ts';
import { Problems } from './problems.ts';
import { StepForm } from './StepForm.tsx';
import { addStep } from './steps.ts';

const HandOut = lazyPart(async () => (await import('./HandOut.tsx')).HandOut, { name: 'The hand-out' });

/** The builder of exercises, in the place of a lesson: its author sets the experiment in the workbench beside it. */
export function Builder() {
  const draft = useDraft((store) => store.draft);
  useEffect(() => {
    if (draft === null) replaceDraft(emptyDraft());
  }, [draft]);
  return draft && <OpenBuilder draft={draft} />;
}

function OpenBuilder({ draft }: { readonly draft: Draft }) {
  const engine = useEngine();
  const place = useDraft((store) => store.place);
  const read = useMemo(() => readDraft(draft, isNote), [draft]);
  const [handsOut, setHandsOut] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What opened it is gone.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const reason = read.markdown === null ? 'First mend the fields that are marked' : null;
  const step = place === null ? undefined : draft.steps[place];
  const text = draft.steps.slice(0, (place ?? 0) + 1).findLast(({ experiment }) => experiment !== null)?.experiment;
  const spec = useMemo(() => parse(text ?? '').spec, [text]);

  function onPreview() {
    if (read.markdown === null) return;
    engine.pause();
    preview(read.markdown, place ?? 0);
  }

  return (
    <Problems value={read.problems}>
      <aside className={`${lesson.lesson} ${styles.builder}`} aria-labelledby="builder-title" data-part="builder">
        <header className={lesson.head}>
          <p className={lesson.kind}>Build an exercise</p>
          <span className={styles.tools}>
            <Button
              look="round"
              aria-label="New exercise"
              title="New exercise, with the experiment on the screen"
              onClick={() => replaceDraft(emptyDraft())}
            >
              <FilePlus size={15} aria-hidden="true" />
            </Button>
            <FileButton label="Open a file" accept=".md,.markdown" onFile={openDraft}>
              <FileUp size={15} aria-hidden="true" />
            </FileButton>
            <Button
              look="round"
              aria-label="Save as a file"
              title="Save as a file"
              reason={reason}
              onClick={() =>
                read.lesson && saveText(`${fileName(read.lesson.title, 'exercise')}.md`, 'text/markdown', read.markdown)
              }
            >
              <Save size={15} aria-hidden="true" />
            </Button>
            <Button
              look="round"
              aria-label="Close the builder"
              title="Close the builder; the browser keeps the exercise"
              onClick={closeLesson}
            >
              <X size={15} aria-hidden="true" />
            </Button>
          </span>
          <h2 ref={heading} id="builder-title" tabIndex={-1} className={`${lesson.title} ${lesson.stepTitle}`}>
            {draft.title.trim() || 'New exercise'}
          </h2>
        </header>
        <Places draft={draft} place={place} problems={read.problems} />
        <div className={`${lesson.text} ${styles.form}`}>
          <Faults draft={draft} read={read} place={place} />
          {step === undefined || place === null ? (
            <AboutForm draft={draft} spec={spec} />
          ) : (
            <StepForm key={step.key} draft={draft} step={step} index={place} spec={spec} />
          )}
        </div>
        <Restore />
        <footer className={lesson.foot}>
          <Button onClick={onPreview} reason={reason}>
            Preview as a student
          </Button>
          <Button look="primary" onClick={() => setHandsOut(true)} reason={reason}>
            Hand out…
          </Button>
        </footer>
        {handsOut && read.lesson && (
          <HandOut title={read.lesson.title} markdown={read.markdown} onClose={() => setHandsOut(false)} />
        )}
      </aside>
    </Problems>
  );
}

interface PlacesProps {
  readonly draft: Draft;
  readonly place: number | null;
  readonly problems: readonly Problem[];
}

/** Buttons for the forms: one about the whole exercise, and one for each step. */
function Places({ draft, place, problems }: PlacesProps) {
  return (
    <nav aria-label="Forms">
      <ol className={lesson.dots}>
        <li>
          <button
            type="button"
            className={`${lesson.dot} ${styles.about}`}
            aria-current={place === null ? 'step' : undefined}
            onClick={() => goToPlace(null)}
          >
            About
          </button>
        </li>
        {draft.steps.map((step, index) => {
          const isFaulty = problems.some(({ field }) => field.startsWith(`${index}.`));
          return (
            <li key={step.key}>
              <button
                type="button"
                className={lesson.dot}
                aria-current={place === index ? 'step' : undefined}
                aria-label={`Step ${index + 1}: ${stepTitle(step, index)}${isFaulty ? ', to be mended' : ''}`}
                title={stepTitle(step, index)}
                data-faulty={isFaulty || undefined}
                onClick={() => goToPlace(index)}
              >
                {index + 1}
              </button>
            </li>
          );
        })}
        <li>
          <button type="button" className={lesson.dot} aria-label="Add a step" title="Add a step" onClick={addStep}>
            <Plus size={13} aria-hidden="true" />
          </button>
        </li>
      </ol>
    </nav>
  );
}

interface FaultsProps {
  readonly draft: Draft;
  readonly read: ReadDraft;
  readonly place: number | null;
}

/** Which forms have something to mend, and what is wrong with the exercise as a whole. */
function Faults({ draft, read, place }: FaultsProps) {
  const whole = read.problems.filter(({ field }) => field === 'whole');
  const places = [null, ...draft.steps.keys()].filter(
    (one) => one !== place && read.problems.some(({ field }) => placeOf(field) === one),
  );
  return (
    <>
      {whole.map(({ message }) => (
        <p key={message} className={styles.problem}>
          {message}
        </p>
      ))}
      {places.length > 0 && (
        <p className={styles.problem}>
          To be mended:{' '}
          {places.map((one) => (
            <Button key={one} look="quiet" onClick={() => goToPlace(one)}>
              {one === null ? 'About' : `Step ${one + 1}`}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}

/** The form with a field; undefined for the exercise as a whole. */
function placeOf(field: string): number | null | undefined {
  if (field === 'whole') return undefined;
  const [, index] = field.match(/^(\d+)\./) ?? [];
  return index === undefined ? null : Number(index);
}

/** Says what was removed, with a button that restores it. */
function Restore() {
  const removal = useDraft((store) => store.removal);
  return (
    <div role="status" className={styles.restore}>
      {removal && (
        <>
          <span>{removal.said}</span>
          <Button onClick={restoreRemoved}>Undo</Button>
        </>
      )}
    </div>
  );
}
