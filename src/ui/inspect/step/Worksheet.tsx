import { Printer } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { print } from '../../../experiment/index.ts';
import { formatCount } from '../../../math/format.ts';
import type { SlowStepView, Trace } from '../../../runtime/protocol.ts';
import { showWorksheet } from '../../../store/slow-step.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { distinctParts, equationOf, equationTex, placeKey, symbolsTex } from '../../formula/equation.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import { placeAt, tasksIn, traceAt } from './sheet.ts';
import styles from './Worksheet.module.css';
import { stageSentence, stageTitle, titlesOf } from './words.ts';

interface WorksheetProps {
  readonly view: SlowStepView;
  readonly example: number;
}

/** The step as exercises: a number of each stage, to be found with a pocket calculator. */
export function Worksheet({ view, example }: WorksheetProps) {
  const [answered, setAnswered] = useState(false);
  const [printing, setPrinting] = useState(false);
  // The sheet stays as it is when the run goes on.
  const [kept, setKept] = useState<SlowStepView | null>(null);
  const isComplete = view.traces.length === tasksIn(view).length;
  useEffect(() => {
    if (isComplete) setKept((before) => before ?? view);
  }, [isComplete, view]);
  const paper = useRef<HTMLElement>(null);
  // The button that opened the worksheet is gone.
  useEffect(() => paper.current?.focus(), []);
  const tasks = <Tasks view={kept ?? view} example={example} answered={answered} />;
  useEffect(() => {
    if (!printing) return;
    const { dataset } = document.documentElement;
    const { theme } = dataset;
    dataset.prints = 'worksheet';
    dataset.theme = 'light';
    // The formulas are drawn before the next picture of the page.
    const frame = requestAnimationFrame(() => {
      window.print();
      setPrinting(false);
    });
    return () => {
      cancelAnimationFrame(frame);
      delete dataset.prints;
      dataset.theme = theme;
    };
  }, [printing]);
  return (
    <div className={`${inside.tab} ${styles.tab}`}>
      <div className={styles.controls}>
        <Button onClick={() => showWorksheet(false)}>Back to the step</Button>
        <label className={styles.choice}>
          <input type="checkbox" checked={answered} onChange={(event) => setAnswered(event.target.checked)} />
          with the answers
        </label>
        <Button look="primary" onClick={() => setPrinting(true)}>
          <Printer size={14} aria-hidden="true" /> Print
        </Button>
      </div>
      <article ref={paper} tabIndex={-1} className={styles.paper} aria-label="Worksheet">
        {tasks}
      </article>
      {printing &&
        createPortal(<article className={`${styles.paper} ${styles.printed}`}>{tasks}</article>, document.body)}
    </div>
  );
}

interface TasksProps extends WorksheetProps {
  readonly answered: boolean;
}

function Tasks({ view, example, answered }: TasksProps) {
  const spec = useShownExperiment();
  const titles = useMemo(() => titlesOf(spec), [spec]);
  const count = Math.max(1, view.rows.length);
  const asked = new Set(tasksIn(view).map((task) => placeKey(placeAt(task, 0, example))));
  return (
    <>
      <h3>A training step by hand</h3>
      <p translate="no">{print({ ...spec, stage: null })}</p>
      <p>
        Step {formatCount(view.step + 1)} of the run.{count > 1 && ' The first index is the number of the example.'}{' '}
        Find each number with a calculator.
      </p>
      <ol className={styles.tasks}>
        {view.stages.map((stage, index) => (
          <li key={`${stage.kind} ${stage.layer} ${stage.player}`}>
            <h4>
              {index + 1}. {stageTitle(stage, titles)}
            </h4>
            <p>{stageSentence(stage, spec, count, stage.tasks)}</p>
            {stage.tasks.map((task) => {
              const trace = traceAt(view.traces, placeAt(task, 0, example));
              return (
                trace && <Task key={`${task.kind} ${task.name}`} trace={trace} asked={asked} answered={answered} />
              );
            })}
          </li>
        ))}
      </ol>
    </>
  );
}

interface TaskProps {
  readonly trace: Trace;
  /** The keys of all numbers to find, which are not given away. */
  readonly asked: ReadonlySet<string>;
  readonly answered: boolean;
}

/** A number to find: its formula, the numbers for it, and its value or room for it. */
function Task({ trace, asked, answered }: TaskProps) {
  const equation = useMemo(() => equationOf(trace), [trace]);
  if (equation === null) return null;
  const given = distinctParts(equation).filter(
    ({ number: { place } }) => place === null || !asked.has(placeKey(place)),
  );
  return (
    <>
      <Formula tex={answered ? equationTex(equation) : symbolsTex(equation)} display marked />
      {!answered && (
        <>
          <p className={styles.given} hidden={given.length === 0}>
            {given.map(({ symbol, text }) => (
              <Formula key={`${symbol} ${text}`} tex={`${symbol} = ${text}`} />
            ))}
          </p>
          <p className={styles.blank}>
            <Formula tex={`${equation.left} =`} /> <span className={styles.line} aria-hidden="true" />
          </p>
        </>
      )}
    </>
  );
}
