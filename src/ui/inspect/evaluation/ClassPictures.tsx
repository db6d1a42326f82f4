import { setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { Select } from '../../controls/Select.tsx';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';
import { ScoreCurves } from './ScoreCurves.tsx';
import { ThresholdSlider } from './ThresholdSlider.tsx';

interface ClassPicturesProps {
  readonly judgement: Judgement;
  /** The judgement stands, and its threshold with it. */
  readonly frozen: boolean;
}

/** What the scores are worth at every threshold, of one class against the rest. */
export function ClassPictures({ judgement, frozen }: ClassPicturesProps) {
  const { view } = judgement;
  const binary = view.task === 'binary';
  const chosen = useEvaluation((store) => store.shownClass);
  const label = binary ? 1 : Math.min(chosen, view.classes.length - 1);
  return (
    <>
      <div className={styles.controls}>
        {binary && !frozen && <ThresholdSlider view={view} />}
        {binary && frozen && <p>The threshold is set on other examples: here it stands as it was at the look.</p>}
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
