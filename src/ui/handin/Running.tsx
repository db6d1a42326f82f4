import { useMemo, useRef } from 'react';
import { useLiveDraw } from '../../plots/core/live.ts';
import { SceneCanvas } from '../gallery/SceneCanvas.tsx';
import styles from './CheckDialog.module.css';
import type { ProgressSource } from './checks.ts';

interface RunningProps {
  /** The code that is being verified, from 1, and how many there are. */
  readonly number: number;
  readonly of: number;
  readonly progress: ProgressSource;
}

/** The curve of the run that is being repeated, and how far it is. */
export function Running({ number, of, progress }: RunningProps) {
  const bar = useRef<HTMLProgressElement>(null);
  const curve = useMemo(() => ({ ...progress, get: () => progress.get()?.curve ?? null }), [progress]);
  useLiveDraw(progress, (now) => {
    if (bar.current) bar.current.value = now?.share ?? 0;
  });
  return (
    <div className={styles.running}>
      <SceneCanvas source={curve} size={CURVE} />
      <label className={styles.field}>
        {of > 1 ? `Running code ${number} of ${of} again` : 'Running the experiments again'}
        <progress ref={bar} max={1} />
      </label>
    </div>
  );
}

/** The side of a curve, in design pixels. */
const CURVE = 112;
