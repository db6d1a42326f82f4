import { useMemo, useState } from 'react';
import type { MetricId } from '../../../catalog/metrics/index.ts';
import { objection } from '../../../catalog/metrics/measuring.ts';
import { environmentOf } from '../../../experiment/index.ts';
import { atThreshold, judge } from '../../../goals/judgement.ts';
import { useEvaluation } from '../../../store/evaluation.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { useLooks } from '../../../store/looks.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { NothingHere } from '../NothingHere.tsx';
import { openTab } from '../openTab.ts';
import { ClassNumbers } from './ClassNumbers.tsx';
import { ClassPictures } from './ClassPictures.tsx';
import styles from './Evaluation.module.css';
import { Explained } from './Explained.tsx';
import { Gap } from './Gap.tsx';
import { byClassFor, summaryFor } from './measures.ts';
import { NumberPictures } from './NumberPictures.tsx';
import { PartHead } from './PartHead.tsx';
import { Summary } from './Summary.tsx';
import { TestGate } from './TestGate.tsx';
import { useRanked } from './useRanked.ts';
import { useShownPart } from './useShownPart.ts';

const TEST = 2;
const OF_AGENT =
  'An agent predicts nothing that could be compared with a target. Its mean return shows how well it does.';
/** What is assumed about a run until its data are known. */
const NO_VIEW = { task: 'binary', answer: 'side', sequence: null } as const;

/** Metrics and pictures for the training, the validation or, at the end, the test part. */
export default function EvaluationTab() {
  const repeats = useRun(({ view }) => view?.answer === 'input');
  const isWorld = useExperiment(({ spec }) => environmentOf(spec) !== null);
  if (isWorld) return <NothingHere why={OF_AGENT} />;
  return repeats ? <NoPredictions /> : <Evaluation />;
}

function NoPredictions() {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        An autoencoder predicts no class and no number, so there is nothing to compare with a target. The Code tab shows
        how well it reconstructs each example.
      </p>
      <Button onClick={() => openTab('code')}>Open the Code tab</Button>
    </div>
  );
}

function Evaluation() {
  const part = useShownPart();
  const live = useFinding('predictions', true);
  const liveView = useRun((store) => store.view);
  const chosen = useEvaluation((store) => store.threshold);
  const { seen } = useLooks();
  // On the test part, only the requested evaluations are computed.
  const { view, predictions, threshold } =
    part === TEST
      ? { view: seen?.view, predictions: seen?.predictions, threshold: seen?.threshold ?? 0 }
      : { view: liveView, predictions: live, threshold: chosen ?? liveView?.boundary ?? 0 };
  const usual = useMemo(() => (view && predictions ? judge(view, predictions, part) : null), [view, predictions, part]);
  const ranked = useRanked(usual, part);
  const judgement = useMemo(() => ranked && atThreshold(ranked, threshold), [ranked, threshold]);
  // A stored evaluation may belong to a task other than the one on the screen, until its data have loaded again.
  const about = view ?? liveView ?? NO_VIEW;
  const [asked, setAsked] = useState<MetricId | null>(null);
  const numbers = about.answer === 'number';
  const summary = summaryFor(about);
  const metrics = numbers ? summary : [...new Set([...summary, ...byClassFor(about)])];
  const explained = metrics.find((id) => id === asked) ?? (numbers ? 'mae' : 'accuracy');
  const blocked = judgement ? objection(judgement.judged) : '';

  return (
    <div className={inside.tab}>
      <PartHead part={part} judgement={judgement} />
      {part === TEST && <TestGate />}
      {judgement ? (
        <>
          <div className={styles.top}>
            <div className={styles.numbers}>
              <Summary judgement={judgement} explained={explained} onExplain={setAsked} />
              {!blocked && numbers && <NumberPictures judgement={judgement} part={part} />}
              {!blocked && !numbers && (
                <ClassNumbers judgement={judgement} explained={explained} onExplain={setAsked} />
              )}
            </div>
            <Explained of={explained} />
          </div>
          {!blocked && !numbers && <ClassPictures judgement={judgement} frozen={part === TEST} />}
        </>
      ) : (
        part !== TEST && (
          <p className={inside.waiting}>The predictions appear as soon as the engine has computed them.</p>
        )
      )}
      {part !== TEST && <Gap />}
    </div>
  );
}
