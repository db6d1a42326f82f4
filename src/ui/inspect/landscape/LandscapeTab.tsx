import { useCallback, useEffect, useRef, useState } from 'react';
import { environmentOf } from '../../../experiment/index.ts';
import { formatNumber } from '../../../math/format.ts';
import { setText } from '../../../plots/core/live.ts';
import { useSize } from '../../../plots/core/size.ts';
import { LandscapePlot } from '../../../plots/landscape/LandscapePlot.tsx';
import type { Landscape } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { inspect, useInspection } from '../../../store/inspection.ts';
import { run, useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { NothingHere } from '../NothingHere.tsx';
import { usePlotHeight } from '../room.ts';
import { Segments } from '../Segments.tsx';
import styles from './Landscape.module.css';
import { LandscapeNote } from './LandscapeNote.tsx';
import { placesOn } from './places.ts';
import { usePath } from './usePath.ts';
import { whyNoMap } from './words.ts';

const DIRECTIONS = [
  { id: 'random', label: 'Random' },
  { id: 'path', label: 'Along the path' },
] as const;

/** The loss on a plane through the parameters, with the path of the run. */
export default function LandscapeTab() {
  const isWorld = useExperiment(({ spec }) => environmentOf(spec) !== null);
  return isWorld ? (
    <NothingHere why="The loss of an agent changes with the moves that it learns from, so there is no fixed landscape to draw." />
  ) : (
    <LossLandscape />
  );
}

function LossLandscape() {
  const directions = useInspection((store) => store.directions);
  const shown = useRun(({ findings }) => findings.landscape);
  const loading = useRun(({ state }) => state.status === 'loading' || state.status === 'failed');
  // A map does not change while the run moves on it, so it is requested only until it arrives, or if it is outdated.
  const [stale, setStale] = useState<Landscape | null>(null);
  const asking = !shown || shown === stale || shown.directions !== directions;
  useWatch('landscape', asking && directions);
  useEffect(() => {
    if (!shown) return;
    const { isInside } = placesOn(shown);
    return run.subscribe(({ frame }) => {
      if (frame && !isInside(frame.parameters)) setStale(shown);
    });
  }, [shown]);
  const map = shown?.directions === directions ? shown : null;
  const path = usePath(map);
  const moments = useRun(({ snapshots, frame }) => snapshots.filter((step) => step < (frame?.step ?? 0)).length + 1);
  const [room, size] = useSize<HTMLDivElement>();
  const tallest = usePlotHeight({ beside: 22, least: 160, most: 640, usual: 296 });
  const reading = useRef<HTMLParagraphElement>(null);
  const read = useCallback(
    (loss: number | null) =>
      setText(reading.current, loss === null ? '' : `Loss under the pointer: ${formatNumber(loss)}`),
    [],
  );

  return (
    <div className={`${inside.tab} ${styles.landscape}`}>
      <div ref={room} className={styles.picture}>
        {map && path ? (
          <LandscapePlot
            map={map}
            source={path}
            label="The training loss around the network, as contours, with the path of the run"
            height={Math.min(tallest, (size?.width ?? tallest) - 86)}
            onRead={read}
          />
        ) : (
          <p className={inside.waiting}>
            {loading ? 'The map appears as soon as the engine has started.' : whyNoMap(directions, moments)}
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
          <Button disabled={!map} onClick={() => setStale(map)}>
            Recompute around here
          </Button>
        </div>
        {map && <LandscapeNote landscape={map} />}
        <p ref={reading} className={styles.reading} aria-hidden="true" />
      </div>
    </div>
  );
}
