import type { Judgement } from '../../../goals/judgement.ts';
import { setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { Select } from '../../controls/Select.tsx';
import styles from './Evaluation.module.css';
import { ScoreCurves } from './ScoreCurves.tsx';
import { ThresholdSlider } from './ThresholdSlider.tsx';

interface ClassPicturesProps {
  readonly judgement: Judgement;
  /** Whether the judgement and its threshold are fixed. */
  readonly frozen: boolean;
}

/** Curves of how well the scores separate one class from the rest, at every threshold. */
export function ClassPictures({ judgement, frozen }: ClassPicturesProps) {
  const { view } = judgement;
  const binary = view.answer === 'side';
  const chosen = useEvaluation((store) => store.shownClass);
  const label = binary ? 1 : Math.min(chosen, view.classes.length - 1);
  return (
    <>
      <div className={styles.controls}>
        {binary && !frozen && <ThresholdSlider view={view} />}
        {binary && frozen && (
          <p>The threshold is set on other examples; here it keeps its value from the evaluation on the test part.</p>
        )}
        {!binary && (
          <Select
            look="pill"
            label="Class against the rest"
            value={String(label)}
            options={view.classes.map((name, index) => ({
              id: String(index),
              label: `${name} against the rest`,
              isName: true,
            }))}
            onChoose={(id) => setEvaluation({ shownClass: Number(id) })}
          />
        )}
      </div>
      <ScoreCurves judgement={judgement} label={label} />
    </>
  );
}
