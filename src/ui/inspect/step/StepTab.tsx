import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { numbersOf } from '../../../arithmetic/calculation.ts';
import type { Place, QuantityView, SlowStepView } from '../../../runtime/protocol.ts';
import { experiment, useExperiment } from '../../../store/experiment.ts';
import { inspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import {
  chooseExample,
  findStage,
  followOnly,
  forgetNumbers,
  goToStage,
  leaveStep,
  showWorksheet,
  slowStep,
  useSlowStep,
} from '../../../store/slow-step.ts';
import { stepByOne } from '../../actions.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { Select } from '../../controls/Select.tsx';
import { useEngine } from '../../engine.ts';
import { placeKey } from '../../formula/equation.ts';
import { Sentence } from '../../help/Sentence.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { QuantityTable } from './QuantityTable.tsx';
import { ScheduleNumbers } from './ScheduleNumbers.tsx';
import styles from './Step.module.css';
import { examplesOf, isPerExample, placeAt, tasksIn, traceAt } from './sheet.ts';
import { TracedCard } from './TracedCard.tsx';
import { useStageKeys } from './useStageKeys.ts';
import { Worksheet } from './Worksheet.tsx';
import { quantityWords, stageFormulas, stageRemark, stageSentence, stageTitle, titlesOf } from './words.ts';

/** One training step, stage by stage: data, forward, loss, chain rule, optimizer, new weights. */
export default function StepTab() {
  const stage = useExperiment(({ spec }) => spec.stage);
  // Without the number under the pointer, which changes all the time.
  const { only, example, place, hasWorksheet, sought } = useSlowStep(useShallow(({ pointed: _, ...store }) => store));
  const known = useRun(({ findings }) => findings.slowStep);
  const at = (stage ?? 1) - 1;
  const chosen = place ?? defaultPlace(known, at, example);
  // A worksheet asks for a number of every stage.
  const places = hasWorksheet ? tasksIn(known).map((task) => placeAt(task, 0, example)) : chosen ? [chosen] : [];
  const key = JSON.stringify(places);
  const wish = useMemo(() => ({ only, stage: at, places: JSON.parse(key) as Place[] }), [only, at, key]);
  const view = useFinding('slowStep', wish);
  useEffect(() => {
    if (sought !== null && view) findStage(view.stages.map(({ kind }) => kind));
  }, [sought, view]);
  const network = useRun((store) => store.view);
  const drawn = useRef(network);
  useEffect(() => {
    if (drawn.current !== network) forgetNumbers();
    drawn.current = network;
  }, [network]);
  const last = view ? view.stages.length : null;
  // A link may name a stage beyond the last one.
  useEffect(() => {
    if (last !== null && stage !== null && stage > last) goToStage(last - 1);
  }, [last, stage]);
  // An open tab names its stage in the link; another tab takes it out of the link.
  useEffect(() => {
    if (experiment.getState().spec.stage === null) goToStage(0);
    return inspection.subscribe(({ open }) => open !== 'step' && leaveStep());
  }, []);
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The step appears as soon as the engine has computed it.</p>
      </div>
    );
  }
  return hasWorksheet ? (
    <Worksheet view={view} example={example} />
  ) : (
    <Stages view={view} chosen={chosen} example={example} />
  );
}

/** The number that a stage is about: of its main quantity, the first of the example. */
function defaultPlace(view: SlowStepView | undefined, stage: number, example: number): Place | null {
  const main = view?.stages[Math.min(stage, view.stages.length - 1)]?.main;
  return main ? placeAt(main, 0, example) : null;
}

interface StagesProps {
  readonly view: SlowStepView;
  readonly chosen: Place | null;
  readonly example: number;
}

function Stages({ view, chosen, example }: StagesProps) {
  const spec = useShownExperiment();
  const engine = useEngine();
  const titles = useMemo(() => titlesOf(spec), [spec]);
  const { stages, at, quantities, traces } = view;
  const stage = stages[at];
  const final = stages.length - 1;
  const trace = chosen === null ? undefined : traceAt(traces, chosen);
  const sources = useMemo(() => {
    const read = trace?.calculation ? numbersOf(trace.calculation) : [];
    return new Set(read.map(({ place }) => place && placeKey(place)));
  }, [trace]);
  const right = useRef<HTMLElement>(null);
  const followed = useSlowStep(({ trail }) => trail.length);
  const last = useRef(followed);
  // The button that a person pressed to get to another number is gone.
  useEffect(() => {
    if (last.current !== followed) right.current?.focus();
    last.current = followed;
  }, [followed]);
  const root = useRef<HTMLDivElement>(null);
  useStageKeys(root, at, final);
  if (!stage) return null;
  const count = Math.max(1, ...quantities.map(examplesOf), view.rows.length);

  const takeStep = () => {
    stepByOne(engine);
    goToStage(0);
  };
  const readsLogits = Object.values(view.named).some(
    ({ kind, layer }) => kind === 'sum' && layer === spec.layers.length,
  );
  const remark = stageRemark(stage, spec, readsLogits);
  const isWhole = view.wish.only === null && !view.isShortened;
  return (
    <div ref={root} className={`${inside.tab} ${styles.tab}`}>
      <div className={styles.controls}>
        <Button
          reason={at === 0 ? 'This is the first stage' : null}
          title="The stage before (←)"
          onClick={() => goToStage(at - 1)}
        >
          <ChevronLeft size={14} aria-hidden="true" /> Back
        </Button>
        {at < final ? (
          <Button look="primary" title="The next stage (→)" onClick={() => goToStage(at + 1)}>
            Next <ChevronRight size={14} aria-hidden="true" />
          </Button>
        ) : (
          <Button
            look="primary"
            reason={
              isWhole ? null : 'The run reads the whole batch: choose “Next batch” to follow the step that it takes'
            }
            title="The run makes this step; then the next one begins"
            onClick={takeStep}
          >
            Take this step <ChevronRight size={14} aria-hidden="true" />
          </Button>
        )}
        <BatchChoice view={view} />
        {count > 1 && <ExampleChoice view={view} count={count} example={example} chosen={chosen} />}
        <Button
          look="quiet"
          title="The step as exercises, to print with or without the answers"
          onClick={() => showWorksheet(true)}
        >
          Worksheet
        </Button>
      </div>
      <ol className={styles.stages} aria-label="Stages of the step">
        {stages.map((one, index) => (
          <li key={`${one.kind} ${one.layer} ${one.player}`}>
            <button type="button" aria-current={index === at ? 'step' : undefined} onClick={() => goToStage(index)}>
              <span>{index + 1}</span> {stageTitle(one, titles)}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.body}>
        <div className={styles.words}>
          <p role="status">
            <strong>
              Stage {at + 1} of {stages.length}: {stageTitle(stage, titles)}.
            </strong>{' '}
            <Sentence text={stageSentence(stage, spec, count, quantities)} />
            {count > 1 && stage.kind !== 'update' && ' The first index is the number of the example.'}
          </p>
          {view.isShortened && (
            <p className={styles.remark}>
              The whole batch has too many numbers to keep at once, so you see its first example alone.
            </p>
          )}
        </div>
        <div className={styles.quantities}>
          {quantities.map((quantity) => (
            <QuantityTable
              key={`${quantity.kind} ${quantity.name} ${quantity.time}`}
              quantity={quantity}
              words={timed(quantity, quantityWords(quantity, spec))}
              example={isPerExample(quantity) ? example : 0}
              chosen={chosen}
              lit={(place) => sources.has(placeKey(place))}
            />
          ))}
        </div>
        <section ref={right} tabIndex={-1} className={styles.right} aria-label="How the chosen number is computed">
          {trace && <TracedCard view={view} trace={trace} />}
          {remark !== null && <p className={styles.remark}>{remark}</p>}
          {stageFormulas(stage, spec).map((tex) => (
            <Formula key={tex} tex={tex} display />
          ))}
          {stage.kind === 'update' && <ScheduleNumbers spec={spec} epoch={view.epoch} />}
        </section>
      </div>
    </div>
  );
}

function timed({ time }: QuantityView, words: string): string {
  return time === null ? words : `${words}, time step ${time + 1}`;
}

/** Whether the batch of the next step is followed, or one of its examples alone. */
function BatchChoice({ view }: { readonly view: SlowStepView }) {
  const only = useSlowStep((store) => store.only);
  const { rows } = view;
  if (rows.length === 0) return null;
  const single = only ?? rows[Math.min(slowStep.getState().example, rows.length - 1)] ?? 0;
  return (
    <Select
      look="pill"
      label="Which examples the step reads"
      value={only === null ? 'batch' : 'single'}
      options={[
        { id: 'batch', label: 'Next batch' },
        { id: 'single', label: 'One example' },
      ]}
      onChoose={(id) => followOnly(id === 'batch' ? null : single)}
    />
  );
}

interface ExampleChoiceProps extends StagesProps {
  readonly count: number;
}

function ExampleChoice({ view, count, example, chosen }: ExampleChoiceProps) {
  const quantity = view.quantities.find(({ node }) => node === chosen?.node);
  const choose = (to: number) => chooseExample(to, quantity && chosen ? placeAt(quantity, chosen.index, to) : null);
  const at = Math.min(example, count - 1);
  return (
    <span className={styles.example}>
      <Button
        aria-label="Previous example"
        reason={at === 0 ? 'This is the first example' : null}
        onClick={() => choose(at - 1)}
      >
        ‹
      </Button>
      {view.rows.length === 0 ? 'Row' : 'Example'} {at + 1} of {count}
      <Button
        aria-label="Next example"
        reason={at === count - 1 ? 'This is the last example' : null}
        onClick={() => choose(at + 1)}
      >
        ›
      </Button>
    </span>
  );
}
