import { useMemo } from 'react';
import type { Lesson } from '../../gallery/lesson.ts';
import type { CurvesScene } from '../../gallery/thumbnails/scene.ts';
import type { StepResult } from '../../handin/result.ts';
import type { StepVerdict } from '../../handin/verify.ts';
import { openLink } from '../../store/page.ts';
import { Button } from '../controls/Button.tsx';
import { SceneCanvas } from '../gallery/SceneCanvas.tsx';
import styles from './CheckDialog.module.css';
import type { Checked } from './checks.ts';
import { Numbers } from './Numbers.tsx';
import { Outcome } from './Outcome.tsx';

interface CheckedResultProps {
  readonly checked: Checked;
  /** Called when an experiment has been opened on the page. */
  readonly onOpen: () => void;
}

/** Everything that was found out about a code. */
export function CheckedResult({ checked, onOpen }: CheckedResultProps) {
  if ('fault' in checked) return <p className={styles.fault}>{checked.fault}</p>;
  const { result, lesson, verification } = checked;
  const when = new Date(result.at * 1000).toLocaleDateString('en-GB', { dateStyle: 'long' });
  return (
    <section className={styles.result} aria-label="Result">
      <h3>{result.lesson.title}</h3>
      <p>
        <Outcome of={verification.outcome} /> {verification.message}
      </p>
      <p className={styles.note}>
        <span translate="no">{result.student || 'Without a name'}</span>, made on {when}
      </p>
      <ol className={styles.steps}>
        {lesson &&
          verification.steps.map((verdict, index) => (
            <Step
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a lesson do not change
              key={index}
              lesson={lesson.lesson}
              index={index}
              claimed={result.steps[index] ?? NOTHING}
              verdict={verdict}
              onOpen={onOpen}
            />
          ))}
      </ol>
    </section>
  );
}

const NOTHING: StepResult = { answer: null, met: null };

interface StepProps {
  readonly lesson: Lesson;
  readonly index: number;
  readonly claimed: StepResult;
  readonly verdict: StepVerdict;
  readonly onOpen: () => void;
}

function Step({ lesson, index, claimed: { answer, met }, verdict, onOpen }: StepProps) {
  const { title, goals } = lesson.steps[index] ?? { title: '', goals: [] };
  const { outcome, message, isRight, repeated } = verdict;
  return (
    <li className={styles.step}>
      <h4>
        {index + 1}. {title}
      </h4>
      {isRight !== null && (
        <p>
          {answer === null
            ? 'The question was not answered.'
            : isRight
              ? 'The answer is right.'
              : 'The answer is wrong.'}
        </p>
      )}
      {goals.length > 0 && (
        <p>
          {outcome && <Outcome of={outcome} />} {message}
        </p>
      )}
      {met && (
        <div className={styles.run}>
          {repeated?.curve && <Curve scene={repeated.curve} />}
          <div className={styles.numbers}>
            <p>
              <code translate="no">{met.experiment}</code>{' '}
              <Button
                look="quiet"
                aria-label={`Open the experiment of step ${index + 1}`}
                onClick={() => {
                  openLink(`#${met.experiment}`);
                  onOpen();
                }}
              >
                Open
              </Button>
            </p>
            <Numbers goals={goals} claimed={met.measured} repeated={repeated?.measured ?? null} />
          </div>
        </div>
      )}
    </li>
  );
}

/** Width and height of a curve, in design pixels. */
const SIDE = 112;

function Curve({ scene }: { readonly scene: CurvesScene }) {
  const source = useMemo(() => ({ get: () => scene, subscribe: () => () => {} }), [scene]);
  return <SceneCanvas source={source} size={SIDE} />;
}
