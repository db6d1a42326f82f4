import { useCallback, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../../plots/format.ts';
import { LandscapePlot } from '../../../plots/LandscapePlot.tsx';
import { setText } from '../../../plots/live.ts';
import { useSize } from '../../../plots/size.ts';
import { inspect, useInspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import styles from './Landscape.module.css';
import { LandscapeNote } from './LandscapeNote.tsx';
import { usePath } from './usePath.ts';

const DIRECTIONS = [
  { id: 'random', label: 'Random' },
  { id: 'path', label: 'Along the path' },
] as const;

const TALLEST = 296;

/** The loss over a plane through the parameters, and the way of the run on it. */
export default function LandscapeTab() {
  const directions = useInspection((store) => store.directions);
  const [asking, setAsking] = useState(true);
  useWatch({ landscape: asking ? directions : null });
  // Asked for anew, a landscape is made around where the run stands now.
  useEffect(() => {
    if (!asking) setAsking(true);
  }, [asking]);

  const landscape = useRun((store) => store.landscape);
  const shown = landscape?.directions === directions ? landscape : null;
  const path = usePath(shown);
  const [room, size] = useSize<HTMLDivElement>();
  const reading = useRef<HTMLParagraphElement>(null);
  const read = useCallback(
    (loss: number | null) =>
      setText(reading.current, loss === null ? '' : `Loss under the pointer: ${formatNumber(loss)}`),
    [],
  );

  return (
    <div className={`${inside.tab} ${styles.landscape}`}>
      <div ref={room} className={styles.picture}>
        {shown && path ? (
          <LandscapePlot
            map={shown}
            source={path}
            label="The training loss around the network, as contours, with the path of the run"
            height={Math.min(TALLEST, (size?.width ?? TALLEST) - 86)}
            onRead={read}
          />
        ) : (
          <p className={inside.waiting}>
            {directions === 'path'
              ? 'The loss along the path can be drawn once the run has taken some steps.'
              : 'The loss around the network comes as soon as the engine is there.'}
          </p>
        )}
      </div>
      <div className={styles.side}>
        <div className={inside.head}>
          <Segments
            label="Directions of the plane"
            value={directions}
            options={DIRECTIONS}
            onChoose={(id) => inspect({ directions: id })}
          />
          <Button disabled={!shown} onClick={() => setAsking(false)}>
            Compute again around here
          </Button>
        </div>
        {shown && <LandscapeNote landscape={shown} />}
        <p ref={reading} className={styles.reading} aria-hidden="true" />
      </div>
    </div>
  );
}
