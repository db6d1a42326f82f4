import { Play, Square } from 'lucide-react';
import { isActive } from '../../../notes/course.ts';
import type { Note } from '../../../notes/note.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { useEngine } from '../../engine.ts';
import { Blocks } from './Blocks.tsx';
import { DemonstratedRunItem } from './DemonstratedRunItem.tsx';
import { demonstrate, endDemonstration, useCourse } from './demonstrate.ts';
import styles from './Notes.module.css';
import { courseText } from './words.ts';

/** The experiment of a note: what it compares, a button that runs it, and whether its claims hold. */
export function DemonstrationSection({ note }: { readonly note: Note }) {
  const engine = useEngine();
  const course = useCourse(note.id);
  const reason = useWhyNot();
  const { intro, runs, remark } = note.demonstration;
  const runsNow = course !== null && isActive(course);
  return (
    <section aria-labelledby="note-demonstration" className={styles.demonstration}>
      <h4 id="note-demonstration">Demonstration</h4>
      <Blocks blocks={intro} />
      <div className={styles.bar}>
        {runsNow ? (
          <Button onClick={() => endDemonstration(engine)}>
            <Square size={13} aria-hidden="true" />
            Stop it
          </Button>
        ) : (
          <Button look="primary" reason={reason} onClick={() => demonstrate(engine, note)}>
            <Play size={13} aria-hidden="true" />
            Run it
          </Button>
        )}
        <p role="status" className={styles.remark}>
          {courseText(note.demonstration, course)}
        </p>
      </div>
      <ol className={styles.runs}>
        {runs.map((run, index) => (
          <DemonstratedRunItem
            key={run.name}
            run={run}
            result={course?.results[index] ?? null}
            trains={course?.phase === 'training' && course.at === index}
          />
        ))}
      </ol>
      <Blocks blocks={remark} />
    </section>
  );
}

/** Why no demonstration can run now; null if one can. */
function useWhyNot(): string | null {
  const withheld = useExperiment((store) => store.withheld !== null);
  const failed = useRun(({ state }) => state.status === 'failed');
  if (withheld) return 'Choose data first';
  return failed ? 'The engine has failed: press Try again or Reset' : null;
}
