import { useEffect, useMemo } from 'react';
import { setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { Select } from '../../controls/Select.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';
import { Samples } from './Samples.tsx';
import { ScoreCurves } from './ScoreCurves.tsx';
import { samplesIn } from './samplesIn.ts';
import { ThresholdSlider } from './ThresholdSlider.tsx';

interface ClassPicturesProps {
  readonly judgement: Judgement;
  readonly part: number;
}

/** Which classes are taken for which, and what another threshold would change. */
export function ClassPictures({ judgement, part }: ClassPicturesProps) {
  const { view } = judgement;
  const binary = view.task === 'binary';
  const cell = useEvaluation((store) => store.cell);
  const chosen = useEvaluation((store) => store.shownClass);
  const label = binary ? 1 : Math.min(chosen, view.classes.length - 1);
  const rows = useMemo(() => (cell ? samplesIn(judgement, cell) : []), [judgement, cell]);
  useEffect(() => {
    setEvaluation({ marked: rows.map((row) => judgement.points[row] as number) });
  }, [rows, judgement]);
  useEffect(() => () => setEvaluation({ marked: [], cell: null }), []);

  return (
    <>
      <div className={styles.matrixRow}>
        <ConfusionMatrix judgement={judgement} />
        <Samples judgement={judgement} rows={rows} cell={cell} />
      </div>
      <div className={styles.controls}>
        {binary && part !== 2 && <ThresholdSlider view={view} />}
        {binary && part === 2 && <p>The threshold is set on other examples: here it stands as it was at the look.</p>}
        {!binary && (
          <Select
            look="pill"
            label="Class against the rest"
            value={String(label)}
            options={view.classes.map((name, index) => ({ id: String(index), label: `${name} against the rest` }))}
            onChoose={(id) => setEvaluation({ shownClass: Number(id) })}
          />
        )}
      </div>
      <ScoreCurves judgement={judgement} label={label} />
    </>
  );
}
