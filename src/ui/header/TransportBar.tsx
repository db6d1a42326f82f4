import { ChevronDown, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { chooseStride, PACES, type Pace, STRIDES, usePace } from '../../store/transport.ts';
import { Button } from '../controls/Button.tsx';
import { ChoiceMenu } from '../controls/ChoiceMenu.tsx';
import { useTitleWithKey } from '../shortcuts.ts';
import styles from './Transport.module.css';

/** A length that one press of Step may have. */
interface Stride {
  readonly id: string;
  readonly label: string;
  readonly short: string;
}

interface TransportBarProps {
  readonly running: boolean;
  /** Why it cannot train now; null if it can. */
  readonly reason: string | null;
  readonly stride: Stride | undefined;
  readonly strides: readonly Stride[];
  /** What the buttons do, for their tooltips. */
  readonly titles: Readonly<Record<'reset' | 'play' | 'pause' | 'pace' | 'step', string>>;
  readonly onReset: () => void;
  readonly onToggle: () => void;
  readonly onStep: () => void;
  readonly onPace: (pace: Pace) => void;
}

/** The buttons Reset, Play or Pause and Step, with the menus of pace and step size. */
export function TransportBar(props: TransportBarProps) {
  const { running, reason, stride, strides, titles, onReset, onToggle, onStep, onPace } = props;
  const pace = usePace();
  const Icon = running ? Pause : Play;
  return (
    <fieldset className={styles.transport} aria-label="Training">
      <Button
        className={styles.reset}
        aria-label="Reset"
        onClick={onReset}
        title={useTitleWithKey(titles.reset, 'reset')}
      >
        <RotateCcw size={15} aria-hidden="true" />
        <span className={styles.word}>Reset</span>
      </Button>
      <span className={styles.pair}>
        <Button
          look="primary"
          className={styles.play}
          onClick={onToggle}
          reason={running ? null : reason}
          title={running ? titles.pause : titles.play}
        >
          <Icon size={15} fill="currentColor" aria-hidden="true" />
          <span>{running ? 'Pause' : 'Play'}</span>
        </Button>
        <ChoiceMenu
          label="Pace"
          title={titles.pace}
          className={styles.choice}
          value={pace.id}
          options={PACES}
          onChoose={(id) => onPace(PACES.find((one) => one.id === id) ?? pace)}
        >
          {pace.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
      <span className={styles.pair}>
        <Button onClick={onStep} reason={reason} title={titles.step}>
          <StepForward size={15} aria-hidden="true" />
          <span>Step</span>
        </Button>
        <ChoiceMenu
          label="Step size"
          title="How long one press of Step trains"
          className={styles.choice}
          value={stride?.id ?? ''}
          options={strides}
          onChoose={(id) => chooseStride(STRIDES.find((one) => one.id === id) ?? STRIDES[0])}
        >
          {stride?.short}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
      </span>
    </fieldset>
  );
}
