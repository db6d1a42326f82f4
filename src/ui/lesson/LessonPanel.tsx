import { PencilLine, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { BUILDER } from '../../experiment/page/keys.ts';
import type { Lesson } from '../../gallery/lesson.ts';
import { bringPastBack, setPastAside } from '../../store/experiment.ts';
import { useLesson } from '../../store/lesson.ts';
import { usePagePair } from '../../store/page.ts';
import { run } from '../../store/run.ts';
import { editCopy } from '../builder/open.ts';
import { PreviewBar } from '../builder/PreviewBar.tsx';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { useEngine } from '../engine.ts';
import { Blocks } from '../inspect/notes/Blocks.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { watchGoals } from './judge.ts';
import styles from './Lesson.module.css';
import { LessonEnd } from './LessonEnd.tsx';
import { LessonSkeleton } from './LessonSkeleton.tsx';
import { LessonStepView } from './LessonStepView.tsx';
import { closeLesson, followLesson, openStep } from './open.ts';
import { StepDots } from './StepDots.tsx';
import { StudentName } from './StudentName.tsx';

const Builder = lazyPart(async () => (await import('../builder/Builder.tsx')).Builder, {
  name: 'The builder',
  waiting: <LessonSkeleton />,
});
const HandIn = lazyPart(async () => (await import('./HandIn.tsx')).HandIn, { name: 'The result code' });

/** The lesson beside the workbench, or the builder in which a person writes one. */
export function LessonPanel() {
  return usePagePair('lesson') === BUILDER ? <Builder /> : <Player />;
}

/** One step at a time, with its question, its goals and its reveal. */
function Player() {
  const lesson = useLesson((store) => store.lesson);
  useEffect(followLesson, []);
  useEffect(watchGoals, []);
  useEffect(tellAround, []);
  return lesson ? <OpenLesson lesson={lesson} /> : <LessonSkeleton />;
}

/** Tells the page around this one, if there is one, what a person achieves. @returns a function that ends this */
function tellAround(): () => void {
  let end = () => {};
  let isOver = false;
  if (window.parent !== window) {
    import('./statements.ts').then(
      ({ watchAchievements }) => {
        if (!isOver) end = watchAchievements();
      },
      () => {},
    );
  }
  return () => {
    isOver = true;
    end();
  };
}

function OpenLesson({ lesson }: { readonly lesson: Lesson }) {
  const engine = useEngine();
  const index = useLesson((store) => store.index);
  const hasMet = useLesson(({ progress }) => progress.some(({ met }) => met !== null));
  const loads = useLesson((store) => store.loads);
  useEffect(() => {
    if (loads === 0 || (run.getState().frame?.step ?? 0) === 0) return;
    engine.pause();
    engine.reset();
  }, [loads, engine]);
  const drawnFrom = useLesson(({ student }) => (lesson.seed === 'student' ? student : ''));
  // A step begins with what is loaded now, and the reset above belongs to it; starting the step over is an edit in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: all of them begin a step
  useEffect(setPastAside, [lesson, index, drawnFrom]);
  useEffect(() => bringPastBack, []);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = lesson.steps[index];
  if (!step) return null;
  const isFirst = index === 0;
  const isLast = index === lesson.steps.length - 1;

  function go(to: number) {
    engine.pause();
    openStep(to);
    heading.current?.focus();
  }

  return (
    <aside className={styles.lesson} aria-labelledby="lesson-title" data-part="lesson">
      <PreviewBar />
      <header className={styles.head}>
        <p className={styles.kind}>
          Lesson · {lesson.topic} · {counted(lesson.minutes, 'minute')}
        </p>
        <span className={styles.tools}>
          <Button
            look="round"
            aria-label="Edit a copy"
            title="Edit a copy of this lesson in the builder"
            onClick={() => editCopy(lesson)}
          >
            <PencilLine size={15} aria-hidden="true" />
          </Button>
          <Button
            look="round"
            aria-label="Close the lesson"
            title="Close the lesson; the experiment stays"
            onClick={closeLesson}
          >
            <X size={15} aria-hidden="true" />
          </Button>
        </span>
        <h2 id="lesson-title" className={styles.title}>
          {lesson.title}
        </h2>
      </header>
      <StepDots lesson={lesson} index={index} onGo={go} />
      <div className={styles.text}>
        {isFirst && (
          <>
            <p className={styles.sentence}>{lesson.sentence}</p>
            <Blocks blocks={lesson.intro} />
            {lesson.seed === 'student' && <StudentName />}
          </>
        )}
        <h3 ref={heading} tabIndex={-1} className={styles.stepTitle}>
          {index + 1}. {step.title}
        </h3>
        <LessonStepView key={index} step={step} />
        {isLast && <LessonEnd lesson={lesson} />}
        {(isLast || hasMet) && <HandIn />}
      </div>
      <nav className={styles.foot} aria-label="Steps of the lesson">
        <Button onClick={() => go(index - 1)} reason={isFirst ? 'This is the first step' : null}>
          Back
        </Button>
        {!isLast && (
          <Button look="primary" onClick={() => go(index + 1)}>
            Next step
          </Button>
        )}
      </nav>
    </aside>
  );
}
