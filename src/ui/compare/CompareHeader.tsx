import { Plus, X } from 'lucide-react';
import { SEED } from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import { MOST_SIDES } from '../../store/compare.ts';
import { choosePace, STRIDES, stride } from '../../store/transport.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { Brand } from '../header/Brand.tsx';
import header from '../header/Header.module.css';
import { Help } from '../header/Help.tsx';
import { ShareButton } from '../header/ShareButton.tsx';
import { ThemeButton } from '../header/ThemeButton.tsx';
import { TransportButtons } from '../header/Transport.tsx';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { chosenStride } from '../strides.ts';
import styles from './Compare.module.css';
import { LiveCell } from './LiveCell.tsx';
import { useConducted, useConductor } from './useConductor.ts';

/** An epoch has another number of steps in each experiment. */
export const COMMON_STRIDES = STRIDES.filter(({ steps }) => steps !== 'epoch');

interface CompareHeaderProps {
  readonly link: () => string;
  readonly count: number;
  /** NaN if they have different ones. */
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** The controls of all experiments at once. */
export function CompareHeader({ link, count, seed, onSeed, onAdd, onClose }: CompareHeaderProps) {
  const conductor = useConductor();
  const running = useConducted(({ state }) => state.running);
  const reason = useConducted(({ state }) => state.reason);
  return (
    <header className={`${header.header} ${styles.header}`}>
      <Brand />
      <TransportButtons
        running={running}
        reason={reason}
        strides={COMMON_STRIDES}
        onToggle={() => conductor.toggle()}
        onStep={() => conductor.step(commonStride())}
        onReset={() => conductor.reset()}
        onPace={(pace) => {
          choosePace(pace);
          conductor.pace(pace.stepsPerSecond);
        }}
      />
      <div className={styles.seed} title="The same seed gives all of them the same data and batches">
        <span aria-hidden="true">Seed</span>
        <NumberField label="Seed of all experiments" value={seed} range={SEED} onEnter={onSeed} />
      </div>
      <p className={styles.speed} title="All make the same steps; the faster ones wait for the slowest">
        <b>
          <LiveCell
            name="steps-per-second"
            read={({ state }) => Number(state.stepsPerSecond.toPrecision(2))}
            write={formatCount}
          />
        </b>
        <small>common steps per second</small>
      </p>
      <div className={header.right}>
        <Button
          onClick={onAdd}
          reason={count < MOST_SIDES ? null : `At most ${MOST_SIDES} experiments`}
          aria-label="Add experiment"
          title="Add a copy of the last experiment, to edit"
        >
          <Plus size={15} aria-hidden="true" />
          <span className={styles.word}>Add</span>
        </Button>
        <Button onClick={onClose} aria-label="End the comparison" title="End the comparison and go on with A alone">
          <X size={15} aria-hidden="true" />
          <span className={styles.word}>End</span>
        </Button>
        <PaletteButton />
        <ShareButton link={link} />
        <ThemeButton />
        <Help />
      </div>
    </header>
  );
}

/** How far Step goes in all experiments. */
export function commonStride(): number {
  const { steps } = chosenStride(COMMON_STRIDES, stride());
  return steps === 'epoch' ? 1 : steps;
}
