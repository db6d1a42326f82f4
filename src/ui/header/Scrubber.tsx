import { Slider } from 'radix-ui';
import { useState } from 'react';
import { formatCount } from '../../plots/format.ts';
import { useRun } from '../../store/run.ts';
import { useEngine } from '../engine.ts';
import styles from './Scrubber.module.css';

/** The run as a slider that goes back to kept steps. */
export default function Scrubber() {
  const engine = useEngine();
  const snapshots = useRun((store) => store.snapshots);
  const reached = useRun(({ frame }) => placeOf(snapshots, frame?.step ?? 0));
  // While it is held, the page does not yet know the step of the run.
  const [held, setHeld] = useState<number | null>(null);
  const place = Math.min(held ?? reached, snapshots.length - 1);
  const step = formatCount(snapshots[place] ?? 0);

  function goTo(next: number | undefined) {
    const to = next === undefined ? undefined : snapshots[next];
    if (next === undefined || to === undefined) return;
    setHeld(next);
    engine.restore(to);
  }

  return (
    <Slider.Root
      className={styles.scrubber}
      min={0}
      max={snapshots.length - 1}
      step={1}
      value={[place]}
      onValueChange={([next]) => goTo(next)}
      onKeyUp={() => setHeld(null)}
      onBlur={() => setHeld(null)}
      onLostPointerCapture={() => setHeld(null)}
    >
      <Slider.Track className={styles.track}>
        <Slider.Range className={styles.fill} />
      </Slider.Track>
      <Slider.Thumb
        className={styles.thumb}
        aria-label="History of the run"
        aria-valuetext={`step ${step}`}
        aria-description={CONSEQUENCE}
      >
        <span className={styles.words} data-side={place * 2 > snapshots.length ? 'left' : 'right'} aria-hidden="true">
          <b>step {step}</b> {place < snapshots.length - 1 && CONSEQUENCE}
        </span>
      </Slider.Thumb>
    </Slider.Root>
  );
}

const CONSEQUENCE = 'Continuing from here discards the later steps.';

/** The last kept step that is not after this one. */
function placeOf(snapshots: readonly number[], step: number): number {
  return Math.max(
    0,
    snapshots.findLastIndex((kept) => kept <= step),
  );
}
