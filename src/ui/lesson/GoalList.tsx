import { Check, Circle } from 'lucide-react';
import { type Claim, judge } from '../../goals/claim.ts';
import { goalText, valueText } from '../../goals/words.ts';
import type { Met } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { useSlowly } from '../useSlowly.ts';
import { measuredNow } from './judge.ts';
import styles from './Lesson.module.css';

interface GoalListProps {
  readonly goals: readonly Claim[];
  /** The moment at which all of them were met; null until then. */
  readonly met: Met | null;
}

/** The goals of a step beside the numbers of the run; once they are met, beside the numbers that met them. */
export function GoalList({ goals, met }: GoalListProps) {
  const run = useSlowly();
  const measured = met?.measured ?? measuredNow(run) ?? {};
  return (
    <section className={styles.goals} aria-label="Goals">
      <h4 className={styles.goalsTitle}>{goals.length === 1 ? 'Goal' : 'Goals, all at once'}</h4>
      <ul className={styles.goalList}>
        {goals.map((goal) => {
          const { value, holds } = judge(goal, measured);
          const Mark = holds ? Check : Circle;
          return (
            <li key={goal.quantity + goal.operator} className={holds ? styles.holds : styles.open}>
              <Mark size={14} aria-hidden="true" />
              <span>{goalText(goal)}</span>
              <span className={styles.value} translate="no">
                {valueText(goal.quantity, value)}
              </span>
              <span className="visually-hidden">{holds ? 'holds' : 'does not hold yet'}</span>
            </li>
          );
        })}
      </ul>
      <p role="status" className={styles.remark}>
        {met && `Met at step ${met.step.toLocaleString('en')}.`}
      </p>
      {!met && run.editedAt !== null && <Edited />}
    </section>
  );
}

/** Explains why a run that was changed during training meets no goals. */
function Edited() {
  const engine = useEngine();
  return (
    <p className={styles.remark}>
      You changed this run during training, so nobody could repeat it: it does not count for the goals.{' '}
      <Button
        look="quiet"
        onClick={() => {
          engine.reset();
          engine.play();
        }}
      >
        Reset and play
      </Button>
    </p>
  );
}
