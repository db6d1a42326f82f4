import type { Lesson } from '../../gallery/lesson.ts';
import { startLessonOver, useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { isDone } from './done.ts';
import styles from './Lesson.module.css';
import { openStep } from './open.ts';

/** What a person has reached at the end of a lesson. */
export function LessonEnd({ lesson }: { readonly lesson: Lesson }) {
  const progress = useLesson((store) => store.progress);
  const asking = lesson.steps.filter(({ question, goals }) => question !== null || goals.length > 0);
  const done = lesson.steps.filter((step, index) => isDone(step, progress[index])).length;
  return (
    <section className={styles.end} aria-label="Result">
      <p>
        {done === asking.length
          ? 'You have finished this lesson.'
          : `You have finished ${done} of ${asking.length} steps.`}
      </p>
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
