import { GapPlot } from '../../../plots/curves/GapPlot.tsx';
import { setCurves, useCurves } from '../../../store/curves.ts';
import { useRun } from '../../../store/run.ts';
import { lossesOf } from '../../losses.ts';
import { curveData } from '../../output/curveData.ts';
import styles from './Evaluation.module.css';
import { readGap } from './words.ts';

/** The generalization gap over the steps, with an interpretation. */
export function Gap() {
  const zoom = useCurves((store) => store.zoom);
  const words = useRun(({ history, frame, state }) =>
    readGap(lossesOf(history), frame?.step, state.status === 'running'),
  );
  return (
    <section className={styles.gap} aria-labelledby="generalization-gap">
      <div>
        <h3 id="generalization-gap">
          Generalization gap <small>validation loss − training loss</small>
        </h3>
        <p>{words}</p>
      </div>
      <GapPlot
        source={curveData}
        label="Validation loss minus training loss over the steps"
        height={150}
        zoom={zoom}
        onZoom={(range) => setCurves({ zoom: range })}
      />
    </section>
  );
}
