import { ChevronDown, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { chooseStride, PACES, STRIDES, usePace, useStride } from '../../store/transport.ts';
import { setPace, stepOnce, toggle, useWhyStuck } from '../actions.ts';
import { Button } from '../controls/Button.tsx';
import { ChoiceMenu } from '../controls/ChoiceMenu.tsx';
import { useEngine } from '../engine.ts';
import { useTitleWithKey } from '../shortcuts.ts';
import { strideIn, stridesFor } from '../strides.ts';
import styles from './Transport.module.css';

/** The buttons Reset, Play or Pause and Step, with the menus of pace and step size. */
export function Transport() {
  const engine = useEngine();
  const status = useRun(({ state }) => state.status);
  const pace = usePace();
  const spec = useExperiment((store) => store.spec);
  const stride = strideIn(spec, useStride());
  const running = status === 'running';
  const reason = useWhyStuck();
  return (
    <fieldset className={styles.transport} aria-label="Training">
      <Button
        className={styles.reset}
        aria-label="Reset"
        onClick={engine.reset}
        title={useTitleWithKey(
          'Go back to step 0 with the same data and the same initial weights; Undo restores the run',
          'reset',
        )}
      >
        <RotateCcw size={15} aria-hidden="true" />
        <span className={styles.word}>Reset</span>
      </Button>
      <span className={styles.pair}>
        <Button
          look="primary"
          className={styles.play}
          onClick={() => toggle(engine)}
          reason={running ? null : reason}
          title={running ? 'Pause the training (Space)' : 'Train the network (Space)'}
        >
          {running ? (
            <Pause size={15} fill="currentColor" aria-hidden="true" />
          ) : (
            <Play size={15} fill="currentColor" aria-hidden="true" />
          )}
          <span>{running ? 'Pause' : 'Play'}</span>
        </Button>
        <ChoiceMenu
          label="Pace"
          title="How fast the network trains: slowly enough to watch every step, or as fast as possible"
          className={styles.choice}
          value={pace.id}
          options={PACES}
          onChoose={(id) => setPace(engine, PACES.find((one) => one.id === id) ?? pace)}
        >
          {pace.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
      <span className={styles.pair}>
        <Button
          onClick={() => stepOnce(engine)}
          reason={reason}
          title={stride.id === '1' ? 'One update of the weights (→)' : `Train for ${stride.label} (→)`}
        >
          <StepForward size={15} aria-hidden="true" />
          <span>Step</span>
        </Button>
        <ChoiceMenu
          label="Step size"
          title="How long one press of Step trains"
          className={styles.choice}
          value={stride.id}
          options={stridesFor(spec)}
          onChoose={(id) => chooseStride(STRIDES.find((one) => one.id === id) ?? STRIDES[0])}
        >
          {stride.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
    </fieldset>
  );
}
