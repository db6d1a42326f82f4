import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LiveSource } from '../../plots/core/types.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { Episode } from './episode.ts';
import {
  advanced,
  arrived,
  caughtUp,
  movedBy,
  movedTo,
  moveOf,
  NOTHING,
  type Playback,
  pausedAt,
  resumed,
  type Speed,
  started,
} from './playback.ts';

interface Playing extends Playback {
  /** The run to which the episodes belong. */
  readonly view: RunView | null;
  /** Whether nothing moves by itself, as a person wishes. */
  readonly still: boolean;
}

/** The episode in view, which the world and the inspector share. It does not affect the run and is not in the link. */
const playing = createStore<Playing>(() => ({ ...NOTHING, view: null, still: false }));

/** The playback, for pictures that follow it without rendering React. */
export const playback: LiveSource<Playback> & { get(): Playback } = {
  get: playing.getState,
  subscribe: playing.subscribe,
};

/** Reads a part of the playback that changes rarely, unlike the position. */
export function usePlayback<T>(select: (playback: Playback) => T): T {
  return useStore(playing, select);
}

/** The episode of this run that is in view; null before the first one. */
export function useEpisodeInView(view: RunView | null): Episode | null {
  return useStore(playing, (store) => (store.view === view ? store.episode : null));
}

/** The engine has played an episode. Those of earlier runs are dropped. */
export function receiveEpisode(view: RunView, episode: Episode): void {
  playing.setState((store) => {
    const { paused, held, speed, still } = store;
    const now: Playing = store.view === view ? store : { ...NOTHING, view, paused, held: held && !still, speed, still };
    return arrived(now, episode);
  });
}

/** Time has passed. @param pace moves per second */
export function playFor(seconds: number, pace: number): void {
  playing.setState((store) => advanced(store, seconds, pace));
}

/** Plays the episode in view, or pauses it. */
export function setPaused(paused: boolean): void {
  playing.setState(paused ? pausedAt : resumed);
}

/** Pauses at a move of the episode in view. */
export function goToMove(move: number): void {
  playing.setState((store) => movedTo(store, move));
}

/** Pauses some moves later, or with a negative number earlier. */
export function goByMoves(moves: number): void {
  playing.setState((store) => movedBy(store, moves));
}

/** Shows the newest episode from its beginning; if nothing moves by itself, also those that follow. */
export function showNewest(): void {
  playing.setState((store) => ({ ...started(store), held: store.held && !store.still }));
}

/** The run is not running: no episode is on its way for which a newer one should wait. */
export function catchUp(): void {
  playing.setState(caughtUp);
}

/** Whether nothing moves by itself: episodes are then shown at their start. */
export function setStill(still: boolean): void {
  playing.setState(still ? { still, paused: true } : { still });
}

/** Plays faster or slower. */
export function setSpeed(speed: Speed): void {
  playing.setState({ speed });
}

/** Numbers that change more often are hard to read. */
const PAUSE_MS = 250;

/** The move in view: at once while it is paused, else a few times per second. */
export function useMoveInView(): number {
  const [move, setMove] = useState(() => moveOf(playing.getState()));
  useEffect(() => {
    let timer = 0;
    const read = () => {
      window.clearTimeout(timer);
      timer = 0;
      setMove(moveOf(playing.getState()));
    };
    read();
    const stop = playing.subscribe(({ paused, episode }, before) => {
      if (paused || episode !== before.episode) read();
      else timer ||= window.setTimeout(read, PAUSE_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return move;
}
