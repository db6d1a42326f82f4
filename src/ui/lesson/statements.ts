import { report } from '../../embedding/report.ts';
import { type Achievement, statementOf } from '../../embedding/statement.ts';
import { isCorrect, type Lesson } from '../../gallery/lesson.ts';
import { isPackedLesson } from '../../gallery/pack-lesson.ts';
import { type Score, scoreOf } from '../../handin/result.ts';
import { type LessonStore, lessons, type StepProgress } from '../../store/lesson.ts';
import { isAnswered, isMet } from './done.ts';

/** A longer link cannot identify a lesson in a database. */
const LONGEST_LINK = 2000;

/**
 * Tells a surrounding page what a person achieves in lessons: that they begin one, each answer and each step whose goals are
 * met with the score so far, and the end.
 * @returns a function that ends this
 */
export function watchAchievements(): () => void {
  let since = performance.now();
  const begin = (store: LessonStore) => {
    since = performance.now();
    if (store.lesson) tell(store, { verb: 'initialized' });
  };
  begin(lessons.getState());
  return lessons.subscribe((now, before) => {
    const { lesson } = now;
    if (lesson !== before.lesson) return begin(now);
    if (!lesson || now.progress === before.progress) return;
    const seconds = (performance.now() - since) / 1000;
    const achieved = lesson.steps.map((_, index) =>
      achievedIn(lesson, index, before.progress[index], now.progress[index]),
    );
    for (const [index, achievement] of achieved.entries()) if (achievement) tell(now, achievement, index);
    if (!achieved.some((one) => one !== null)) return;
    const score = scoreIn(lesson, now.progress);
    // Whoever predicts may be wrong: meeting the goals is the success.
    if (isOver(lesson, now.progress)) tell(now, { verb: 'completed', success: true, score, seconds });
    else tell(now, { verb: 'progressed', score, seconds });
  });
}

type Deed = Omit<Achievement, 'title' | 'link'>;

/** What a person has just done in a step; null for nothing. */
function achievedIn(
  { steps }: Lesson,
  index: number,
  before: StepProgress | undefined,
  now: StepProgress | undefined,
): Deed | null {
  const question = steps[index]?.question;
  const answer = now?.answer ?? null;
  if (question && answer !== null && before?.answer === null) {
    return { verb: 'answered', success: isCorrect(question, answer) };
  }
  return now?.met && before?.met === null ? { verb: 'passed' } : null;
}

/** A point for each right answer, and for the goals of each step. */
function scoreIn({ steps }: Lesson, progress: readonly StepProgress[]): Score {
  return scoreOf(
    steps.flatMap(({ question, goals }, index) => {
      const { answer = null, met = null } = progress[index] ?? {};
      return [
        ...(question ? [answer !== null && isCorrect(question, answer)] : []),
        ...(goals.length > 0 ? [met !== null] : []),
      ];
    }),
  );
}

function isOver({ steps }: Lesson, progress: readonly StepProgress[]): boolean {
  return steps.every((step, index) => isAnswered(step, progress[index]) && isMet(step, progress[index]));
}

/** @param index of the step; undefined for the lesson as a whole */
function tell({ lesson, source, student }: LessonStore, deed: Deed, index?: number): void {
  const step = index === undefined ? undefined : lesson?.steps[index];
  const page = window.location.href.split('#')[0];
  const link = `${page}#lesson=${source}`;
  // A packed lesson is as long as its text.
  const id = isPackedLesson(source) && link.length > LONGEST_LINK ? `${page}#lesson=own` : link;
  const title = lesson?.title ?? '';
  report(
    statementOf({
      ...deed,
      name: student,
      title: step ? `${title}: ${step.title}` : title,
      link: index === undefined ? id : `${id}&step=${index + 1}`,
    }),
  );
}
