import { useEffect, useMemo } from 'react';
import type { MetricId } from '../../../catalog/metrics/index.ts';
import { dataOf, targetPositions } from '../../../experiment/index.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { CellExamples } from './CellExamples.tsx';
import { ClassTable } from './ClassTable.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import styles from './Evaluation.module.css';
import { examplesIn, wrongIn } from './examplesIn.ts';

interface ClassNumbersProps {
  readonly judgement: Judgement;
  readonly explained: MetricId;
  readonly onExplain: (id: MetricId) => void;
}

const NONE: readonly number[] = [];
/** More rings would hide the picture. */
const MOST_RINGS = 200;

/** The confusion matrix, the metrics of each class, and the examples of the chosen cell. */
export function ClassNumbers({ judgement, explained, onExplain }: ClassNumbersProps) {
  const cell = useEvaluation((store) => store.cell);
  const images = useExperiment(({ spec }) => dataOf(spec).image !== null && targetPositions(spec) === null);
  // A row is a pixel or a label of an example, which the output panel shows as a whole.
  const isListed = judgement.view.positions === null || judgement.view.sequence !== null;
  const ofCell = useMemo(() => (cell && isListed ? examplesIn(judgement, cell) : NONE), [judgement, cell, isListed]);
  const wrong = useMemo(() => (images && !cell ? wrongIn(judgement) : NONE), [judgement, images, cell]);
  useEffect(() => {
    const marked = ofCell.slice(0, MOST_RINGS).map((row) => judgement.points[row] as number);
    setEvaluation({ marked: marked.length > 0 ? marked : NONE });
  }, [ofCell, judgement]);
  useEffect(() => () => setEvaluation({ marked: NONE, cell: null }), []);
  return (
    <>
      <div className={styles.classes}>
        <ConfusionMatrix judgement={judgement} />
        <ClassTable judgement={judgement} explained={explained} onExplain={onExplain} />
      </div>
      {isListed && <CellExamples judgement={judgement} rows={cell ? ofCell : wrong} cell={cell} />}
    </>
  );
}
