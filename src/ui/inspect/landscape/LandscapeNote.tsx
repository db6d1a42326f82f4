import { useEffect, useState } from 'react';
import { formatCount, formatPercent } from '../../../math/format.ts';
import { shareInPlane } from '../../../plots/core/plane.ts';
import type { Landscape } from '../../../runtime/protocol.ts';
import { run, useRun } from '../../../store/run.ts';
import { Sentence } from '../../help/Sentence.tsx';
import styles from './Landscape.module.css';
import { readShare } from './words.ts';

interface LandscapeNoteProps {
  readonly landscape: Landscape;
}

/** Milliseconds between two passes over the path, which can have millions of numbers, too many for every frame. */
const PAUSE_MS = 1000;

/** Explains what the picture shows, and what it does not. */
export function LandscapeNote({ landscape }: LandscapeNoteProps) {
  const { directions, step, origin, examples, isSample } = landscape;
  const share = useShare(landscape);
  const fromStart = useRun(({ trail }) => trail.places[0]?.step === 0);
  return (
    <div className={styles.note}>
      <p>
        <Sentence
          text={`The training loss${isSample ? ` of ${formatCount(examples)} examples` : ''}, including penalties, on a plane through the ${formatCount(origin.length)} parameters at step ${formatCount(step)}. The stronger the colour, the lower the loss; contours are at equal ratios.`}
        />
      </p>
      <p>
        {directions === 'random'
          ? 'Both directions are random; in each, a unit’s weights are as long as in the network, so that slopes can be compared.'
          : 'The directions are the two in which the run has moved most.'}{' '}
        {Number.isFinite(share) && (
          <>
            The plane contains 2 of {formatCount(origin.length)} dimensions and {formatPercent(share)} of the path’s
            variance: {readShare(share)}
          </>
        )}
      </p>
      <p>
        {fromStart && 'The ring is the start of the run. '}The dot is the current network. When it leaves the map, a new
        map is computed.
      </p>
    </div>
  );
}

/** The share of the path's variance in the plane, updated every second. */
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
    const timer = setInterval(look, PAUSE_MS);
    return () => clearInterval(timer);
  }, [landscape]);
  return share;
}
