import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { isStuck, useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import styles from './Transport.module.css';

/** Reset, Play or Pause, Step: in the header, and within reach of the thumb on a phone. */
export function Transport() {
  const engine = useEngine();
  const status = useRun(({ state }) => state.status);
  const running = status === 'running';
  const stuck = isStuck(status);
  return (
    <fieldset className={styles.transport} aria-label="Training">
      <Button onClick={engine.reset} title="Back to step 0 with the same data and weights (R)">
        <RotateCcw size={15} aria-hidden="true" />
        Reset
      </Button>
      {running ? (
        <Button
          key="play"
          look="primary"
          className={styles.play}
          onClick={engine.pause}
          title="Pause the training (Space)"
        >
          <Pause size={15} fill="currentColor" aria-hidden="true" />
          Pause
        </Button>
      ) : (
        <Button
          key="play"
          look="primary"
          className={styles.play}
          onClick={engine.play}
          disabled={stuck}
          title={stuck ? 'Reset first: the run cannot go on' : 'Train the network (Space)'}
        >
          <Play size={15} fill="currentColor" aria-hidden="true" />
          Play
        </Button>
      )}
      <Button onClick={() => engine.step(1)} disabled={stuck} title="One update of the weights (→)">
        <StepForward size={15} aria-hidden="true" />
        Step
      </Button>
    </fieldset>
  );
}
