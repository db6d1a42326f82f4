import { Check, Minus } from 'lucide-react';
import { isCorrect, type Lesson } from '../../gallery/lesson.ts';
import { useLesson } from '../../store/lesson.ts';
import { isDone } from './done.ts';
import styles from './Lesson.module.css';

interface StepDotsProps {
  readonly lesson: Lesson;
  readonly index: number;
  readonly onGo: (index: number) => void;
}

/** A numbered button for each step, with a mark on those that are done. */
export function StepDots({ lesson, index, onGo }: StepDotsProps) {
  const progress = useLesson((store) => store.progress);
  return (
    <ol className={styles.dots} aria-label="Steps">
      {lesson.steps.map((step, place) => {
        const done = isDone(step, progress[place]);
        const given = progress[place]?.answer ?? null;
        const right = step.question === null || (given !== null && isCorrect(step.question, given));
        const Mark = right ? Check : Minus;
        return (
          <li key={step.title}>
            <button
              type="button"
              className={styles.dot}
              aria-current={place === index ? 'step' : undefined}
              aria-label={`Step ${place + 1}: ${step.title}${done ? (right ? ', done' : ', done, with another answer than the correct one') : ''}`}
              title={step.title}
              onClick={() => onGo(place)}
            >
              {done ? <Mark size={13} aria-hidden="true" /> : place + 1}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
