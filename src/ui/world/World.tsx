import { useLayoutEffect } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { useRun } from '../../store/run.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { ActionBars } from './ActionBars.tsx';
import { EpisodeNumbers } from './EpisodeNumbers.tsx';
import type { Episode } from './episode.ts';
import { PlaybackControls } from './PlaybackControls.tsx';
import { PACES } from './playback.ts';
import { catchUp, receiveEpisode, setStill, useEpisodeInView } from './playing.ts';
import { usePlay } from './usePlay.ts';
import styles from './World.module.css';
import { WorldCanvas } from './WorldCanvas.tsx';
import { environmentIn } from './words.ts';

interface WorldProps {
  readonly view: RunView;
  /** The experiment of the view, with the present layout of its environment. */
  readonly spec: ExperimentSpec;
  /** The latest episode; null before the first one. */
  readonly episode: Episode | null;
  /** The height of the picture, without what is beside and below it. */
  readonly height: number;
}

/** The world in which an agent learns, playing its episodes at a speed that a person can follow. */
export function World({ view, spec, episode, height }: WorldProps) {
  const { world } = view;
  const inView = useEpisodeInView(view);
  const isStill = useReducedMotion();
  const room = usePlay<HTMLDivElement>(world ? PACES[environmentIn(world)] : 0);
  const isRunning = useRun(({ state }) => state.status === 'running');
  // Before the episode is received, so that it does not begin to move.
  useLayoutEffect(() => setStill(isStill), [isStill]);
  useLayoutEffect(() => {
    if (episode) receiveEpisode(view, episode);
    if (!isRunning) catchUp();
  }, [view, episode, isRunning]);
  if (!world) return null;
  return (
    <div ref={room} className={styles.world}>
      {episode && inView ? (
        <>
          <div className={styles.scene}>
            <div className={styles.picture}>
              <WorldCanvas world={world} spec={spec} height={height} />
            </div>
            <ActionBars world={world} />
          </div>
          <PlaybackControls world={world} />
          <EpisodeNumbers />
        </>
      ) : (
        <p className={styles.waiting}>The agent’s first episode appears here as soon as the engine has played it.</p>
      )}
    </div>
  );
}
