import { Slider } from 'radix-ui';
import { useState } from 'react';
import { formatCount } from '../../math/format.ts';
import { run, useRun } from '../../store/run.ts';
import { useEngine } from '../engine.ts';
import { useSlowly } from '../useSlowly.ts';
import styles from './Scrubber.module.css';

/** A slider over the history of the run, which goes back to a snapshot. */
export default function Scrubber() {
  const engine = useEngine();
  const slow = useSlowly();
  // While the run does not train, the thumb follows it at once.
  const still = useRun((store) => (store.state.status === 'running' ? null : store));
  const { snapshots, frame } = still ?? slow;
  const reached = indexOf(snapshots, frame?.step ?? 0);
  // While the thumb is held, the frame still belongs to an earlier position.
  const [held, setHeld] = useState<number | null>(null);
  const index = Math.min(held ?? reached, snapshots.length - 1);
  const step = formatCount(snapshots[index] ?? 0);

  function goTo(next: number | undefined) {
    const to = next === undefined ? undefined : snapshots[next];
    if (next === undefined || to === undefined) return;
    setHeld(next);
    // The run may have thinned them out since they were read.
    const { snapshots: kept } = run.getState();
    engine.restore(kept[indexOf(kept, to)] ?? to);
  }

  return (
    <Slider.Root
      className={styles.scrubber}
      min={0}
      max={snapshots.length - 1}
      step={1}
      value={[index]}
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
        <span className={styles.words} data-side={index * 2 > snapshots.length ? 'left' : 'right'} aria-hidden="true">
          <b>step {step}</b> {index < snapshots.length - 1 && CONSEQUENCE}
        </span>
      </Slider.Thumb>
    </Slider.Root>
  );
}

const CONSEQUENCE = 'Continuing from here discards the later steps.';

/** The index of the latest snapshot that is not after this step. */
function indexOf(snapshots: readonly number[], step: number): number {
  return Math.max(
    0,
    snapshots.findLastIndex((kept) => kept <= step),
  );
}
