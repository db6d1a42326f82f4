import { RotateCcw } from 'lucide-react';
import { formatNumber } from '../../../math/format.ts';
import { outputRange } from '../../../plots/output/output-scale.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { Range } from '../../controls/Range.tsx';
import { nudgeBy } from '../../controls/scale.ts';
import { Quoting } from '../../Quoting.tsx';
import styles from './Evaluation.module.css';

const STEP = 0.01;

/** The score that separates two classes. It changes the metrics, the point on the curves and the decision boundary. */
export function ThresholdSlider({ view }: { readonly view: RunView }) {
  const chosen = useEvaluation((store) => store.threshold);
  const [low, high] = outputRange(view);
  const usual = view.boundary;
  const threshold = chosen ?? usual;
  const set = (value: number) => {
    const within = Math.min(high, Math.max(low, value));
    setEvaluation({ threshold: within === usual ? null : within });
  };
  return (
    <div className={styles.threshold}>
      <span aria-hidden="true">Threshold</span>
      <Range
        className={styles.range}
        label="Threshold"
        position={threshold}
        min={low}
        max={high}
        step={STEP}
        text={`${formatNumber(threshold)}: above it the prediction is “${view.classes[1]}”`}
        onMove={(position) => set(Number(position.toFixed(2)))}
      />
      <NumberField
        label="Threshold, as a number"
        value={threshold}
        range={{ min: low, max: high }}
        nudge={nudgeBy(STEP)}
        onEnter={set}
      />
      <span className={styles.reset}>
        {chosen !== null && (
          <Button
            look="round"
            aria-label={`Threshold back to ${formatNumber(usual)}`}
            onClick={() => setEvaluation({ threshold: null })}
          >
            <RotateCcw size={13} aria-hidden="true" />
          </Button>
        )}
      </span>
      <p>
        <Quoting text={`Above the threshold the network predicts “${view.classes[1]}”.`} /> Moving it moves the boundary
        in the output picture and does not affect training; accuracy elsewhere on the page uses {formatNumber(usual)}.
      </p>
    </div>
  );
}
