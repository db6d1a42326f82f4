import { useState } from 'react';
import type { LessonStep } from '../../gallery/lesson.ts';
import { progressAt, useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { Blocks } from '../inspect/notes/Blocks.tsx';
import { Spans } from '../inspect/notes/Spans.tsx';
import { isAnswered, isMet } from './done.ts';
import { GoalList } from './GoalList.tsx';
import styles from './Lesson.module.css';
import { loadStep } from './open.ts';
import { QuestionForm } from './QuestionForm.tsx';

/** What to do in a step, its question and its goals, and the reveal once both are done. */
export function LessonStepView({ step }: { readonly step: LessonStep }) {
  const progress = useLesson(progressAt);
  const [helped, setHelped] = useState(false);
  const { text, question, goals, hint, reveal, experiment } = step;
  const answered = isAnswered(step, progress);
  const met = isMet(step, progress);
  return (
    <>
      <Blocks blocks={text} />
      {question && <QuestionForm question={question} answer={progress.answer} />}
      {goals.length > 0 && answered && <GoalList goals={goals} met={progress.met} />}
      {goals.length > 0 && !answered && <p className={styles.remark}>Answer first; then the goals appear.</p>}
      {hint && !met && (
        <div>
          {helped ? (
            <p className={styles.hint}>
              <Spans spans={hint} />
            </p>
          ) : (
            <Button look="quiet" onClick={() => setHelped(true)}>
              Hint
            </Button>
          )}
        </div>
      )}
      {reveal.length > 0 && answered && met && (
        <section className={styles.reveal} aria-label="Why" aria-live="polite">
          <Blocks blocks={reveal} />
        </section>
      )}
      {experiment !== null && (
        <div>
          <Button look="quiet" onClick={loadStep} title="Loads the experiment with which this step begins">
            Start this step over
          </Button>
        </div>
      )}
    </>
  );
}
