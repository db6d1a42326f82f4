import { ChevronDown, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { choosePace, chooseStride, PACES, STRIDES, stride, usePace, useStride } from '../../store/transport.ts';
import { Button } from '../controls/Button.tsx';
import { ChoiceMenu } from '../controls/ChoiceMenu.tsx';
import styles from '../header/Transport.module.css';
import { useTitleWithKey } from '../shortcuts.ts';
import { useConducted, useConductor } from './useConductor.ts';

/** An epoch has another number of steps in each experiment. */
const COMMON = STRIDES.filter(({ steps }) => steps !== 'epoch');

/** How far Step goes in all experiments. */
export function commonStride(): number {
  const { steps } = stride();
  return steps === 'epoch' ? 1 : steps;
}

/** The buttons Reset, Play or Pause and Step of all experiments, with the menus of pace and step size. */
export function CompareTransport() {
  const conductor = useConductor();
  const running = useConducted(({ state }) => state.running);
  const reason = useConducted(({ state }) => state.reason);
  const pace = usePace();
  const chosen = useStride();
  const size = COMMON.find(({ id }) => id === chosen.id) ?? COMMON[0];
  const Icon = running ? Pause : Play;
  return (
    <fieldset className={styles.transport} aria-label="Training">
      <Button
        className={styles.reset}
        aria-label="Reset"
        title={useTitleWithKey('Go back to step 0 in all experiments', 'reset')}
        onClick={() => conductor.reset()}
      >
        <RotateCcw size={15} aria-hidden="true" />
        <span className={styles.word}>Reset</span>
      </Button>
      <span className={styles.pair}>
        <Button
          look="primary"
          className={styles.play}
          reason={running ? null : reason}
          title={running ? 'Pause all experiments (Space)' : 'Train all experiments (Space)'}
          onClick={() => conductor.toggle()}
        >
          <Icon size={15} fill="currentColor" aria-hidden="true" />
          <span>{running ? 'Pause' : 'Play'}</span>
        </Button>
        <ChoiceMenu
          label="Pace"
          title="How fast all experiments train"
          className={styles.choice}
          value={pace.id}
          options={PACES}
          onChoose={(id) => choosePace(PACES.find((one) => one.id === id) ?? pace)}
        >
          {pace.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
      <span className={styles.pair}>
        <Button
          reason={reason}
          title="Train all experiments to the same step (→)"
          onClick={() => conductor.step(commonStride())}
        >
          <StepForward size={15} aria-hidden="true" />
          <span>Step</span>
        </Button>
        <ChoiceMenu
          label="Step size"
          title="How long one press of Step trains"
          className={styles.choice}
          value={size?.id ?? ''}
          options={COMMON}
          onChoose={(id) => chooseStride(STRIDES.find((one) => one.id === id) ?? STRIDES[0])}
        >
          {size?.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
    </fieldset>
  );
}
