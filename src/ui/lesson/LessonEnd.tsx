import { LESSONS } from '../../gallery/index.ts';
import type { Lesson } from '../../gallery/lesson.ts';
import { startLessonOver, useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { isDone } from './done.ts';
import styles from './Lesson.module.css';
import { openLesson, openStep } from './open.ts';

/** What a person has reached at the end of a lesson. */
export function LessonEnd({ lesson }: { readonly lesson: Lesson }) {
  const progress = useLesson((store) => store.progress);
  const asking = lesson.steps.filter(({ question, goals }) => question !== null || goals.length > 0);
  const done = lesson.steps.filter((step, index) => isDone(step, progress[index])).length;
  const next = LESSONS[LESSONS.findIndex(({ id }) => id === lesson.id) + 1];
  return (
    <section className={styles.end} aria-label="Result">
      <p>
        {done === asking.length
          ? 'You have finished this lesson.'
          : `You have finished ${done} of ${asking.length} steps.`}
      </p>
      {next && <Button onClick={() => openLesson(next.id)}>Next lesson: {next.title}</Button>}
      <Button
        look="quiet"
        onClick={() => {
          startLessonOver();
          openStep(0);
        }}
      >
        Start the lesson over
      </Button>
    </section>
  );
}
