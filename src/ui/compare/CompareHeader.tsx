import { Plus, X } from 'lucide-react';
import { SEED } from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import { MOST_SIDES } from '../../store/compare.ts';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { Brand } from '../header/Brand.tsx';
import header from '../header/Header.module.css';
import { Help } from '../header/Help.tsx';
import { ShareButton } from '../header/ShareButton.tsx';
import { ThemeButton } from '../header/ThemeButton.tsx';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import styles from './Compare.module.css';
import { CompareTransport } from './CompareTransport.tsx';
import { LiveCell } from './LiveCell.tsx';
import { ScaleSwitch } from './ScaleSwitch.tsx';

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
  return (
    <header className={`${header.header} ${styles.header}`}>
      <Brand />
      <CompareTransport />
      <div className={styles.seed} title="The same seed gives all of them the same data and batches">
        <span aria-hidden="true">Seed</span>
        <NumberField label="Seed of all experiments" value={seed} range={SEED} onEnter={onSeed} />
      </div>
      <ScaleSwitch />
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
        <Button
          onClick={onClose}
          aria-label="End the comparison"
          title="End the comparison and go on with A alone, as trained"
        >
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
