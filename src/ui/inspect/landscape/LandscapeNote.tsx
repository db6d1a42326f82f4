import { useCallback, useEffect, useMemo, useState } from 'react';
import { formatCount, formatPercent } from '../../../plots/format.ts';
import { projector, shareInPlane } from '../../../plots/plane.ts';
import type { Landscape } from '../../../runtime/protocol.ts';
import { type RunStore, run } from '../../../store/run.ts';
import { LiveText } from '../../controls/LiveText.tsx';
import styles from './Landscape.module.css';

interface LandscapeNoteProps {
  readonly landscape: Landscape;
}

/** Milliseconds between two looks at all places of the path: millions of numbers are no work for every frame. */
const LOOK = 1000;

/** What the picture shows, and what it does not. */
export function LandscapeNote({ landscape }: LandscapeNoteProps) {
  const { directions, step, origin } = landscape;
  const share = useShare(landscape);
  const whereabouts = useWhereabouts(landscape);
  return (
    <div className={styles.note}>
      <p>
        The training loss, penalties included, on a plane through the {formatCount(origin.length)} parameters as they
        were at step {formatCount(step)}. The stronger the colour, the lower the loss; lines are at equal ratios.
      </p>
      <p>
        {directions === 'random'
          ? 'Both directions are random; in each, a unit’s weights are as long as the network’s own, so that slopes can be compared.'
          : 'The directions are the two in which the run has moved most.'}{' '}
        {Number.isFinite(share) && (
          <>
            The plane holds 2 of {formatCount(origin.length)} dimensions and {formatPercent(share)} of the path’s
            variance:{' '}
            {share < 0.5
              ? 'most of the way runs out of the picture, so the path may seem to cross slopes that it never climbs.'
              : 'what is drawn is most of the way, though not all of it.'}
          </>
        )}
      </p>
      <p>
        <LiveText read={whereabouts} />
      </p>
    </div>
  );
}

/** How much of the path's variance lies in the plane, looked at anew every second. */
function useShare(landscape: Landscape): number {
  const [share, setShare] = useState(Number.NaN);
  useEffect(() => {
    let seen: unknown = null;
    const look = () => {
      const { trail } = run.getState();
      if (trail === seen) return;
      seen = trail;
      const places = trail.places.map(({ parameters }) => parameters);
      const fits = places[0]?.length === landscape.origin.length;
      setShare(fits ? shareInPlane(landscape, places) : Number.NaN);
    };
    look();
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [landscape]);
  return share;
}

/** Words for where the run stands on the picture. */
function useWhereabouts(landscape: Landscape): (store: RunStore) => string {
  const { xRange, yRange, origin } = landscape;
  const project = useMemo(() => projector(landscape), [landscape]);
  return useCallback(
    ({ frame }) => {
      if (frame?.parameters.length !== origin.length) return '';
      const [x, y] = project(frame.parameters);
      const inside = x >= xRange[0] && x <= xRange[1] && y >= yRange[0] && y <= yRange[1];
      return inside
        ? 'The ring is the start of the run, the dot is where it stands.'
        : 'The run has left this picture.';
    },
    [project, origin, xRange, yRange],
  );
}
