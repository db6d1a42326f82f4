import type { Part } from '../../experiment/experiment.ts';
import { dataOf, MIN_TRAIN } from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Range } from '../controls/Range.tsx';
import { useMovement } from '../controls/useMovement.ts';
import type { PartCounts } from './counts.ts';
import styles from './SplitSlider.module.css';

interface SplitSliderProps {
  readonly counts: PartCounts | null;
}

/** A track with two thumbs, at the ends of the training part and of the validation part. */
export function SplitSlider({ counts }: SplitSliderProps) {
  const settled = useExperiment(({ spec }) => spec.split);
  const [split, setSplit] = useMovement(settled, (next) => edit({ split: next }, { dragging: true }));
  const { train, validation, test } = split;
  const isSeries = useExperiment(({ spec }) => dataOf(spec).series !== null);
  const held = train + validation;
  const parts = isSeries
    ? 'Divides the rows, in their order, into a training, a validation and a test part'
    : 'Divides the examples into a training, a validation and a test part';
  const title = `${parts}. The test part is never trained on. ${choosingHint('split')}`;

  const countOf = (part: Part) => formatCount(counts?.[part] ?? Number.NaN);

  function move(trainEnd: number, validationEnd: number) {
    const first = Math.max(MIN_TRAIN, trainEnd);
    const second = Math.max(first, validationEnd);
    setSplit({ train: first, validation: second - first, test: 100 - second });
  }

  return (
    <div className={styles.split} data-field="split" title={title}>
      <p className={styles.label}>
        <span>Split</span>
        <b>
          {train} · {validation} · {test} %
        </b>
      </p>
      <div className={styles.track}>
        <Range
          className={styles.thumb}
          label="Training part"
          position={train}
          min={0}
          max={100}
          step={1}
          text={`${train} percent for training`}
          onMove={(position) => move(position, Math.max(position, held))}
        />
        <Range
          className={styles.thumb}
          label="Training and validation part"
          position={held}
          min={0}
          max={100}
          step={1}
          text={`${validation} percent for validation, ${test} percent for testing`}
          onMove={(position) => move(Math.min(train, position), position)}
        />
      </div>
      <p className={styles.counts}>
        {countOf('train')} train · {countOf('validation')} validation · {countOf('test')} test
      </p>
    </div>
  );
}
