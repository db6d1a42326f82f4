import type { environments } from '../../catalog/environments/index.ts';
import { type Episode, movesIn } from './episode.ts';

/** How fast an episode plays, as a factor. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Moves per second at which a person can follow an agent; the cart moves as fast as in life. */
export const PACES: Readonly<Record<keyof typeof environments, number>> = {
  bandit: 2,
  gridworld: 4,
  cart_pole: 50,
  mountain_car: 30,
  catch: 5,
};

/** For how many seconds the end of an episode stays in view. */
export const REST = 1;

/** For how many seconds an episode stays in view at least once the agent has played a newer one, and learned since. */
export const PATIENCE = 4;

/** The start stays in view for the time of one move. */
const BEFORE_START = -1;

/** How far the playing of episodes has got. */
export interface Playback {
  /** The episode in view; null before the first one. */
  readonly episode: Episode | null;
  /** The latest episode, if it is not in view. */
  readonly newer: Episode | null;
  /** In moves: the move in view is the next whole number, and the rest is how much of it is still to come. */
  readonly position: number;
  /** Seconds for which it has played. */
  readonly played: number;
  /** Seconds since the end was reached. */
  readonly rested: number;
  readonly paused: boolean;
  /** Whether a person has paused it or gone to a move, so that the episode stays until they play on. */
  readonly held: boolean;
  readonly speed: Speed;
}

/** Nothing has been played yet. */
export const NOTHING: Playback = {
  episode: null,
  newer: null,
  position: 0,
  played: 0,
  rested: 0,
  paused: false,
  held: false,
  speed: 1,
};

/** The move in view; 0 before the first one. */
export function moveOf({ position }: Pick<Playback, 'position'>): number {
  return Math.max(0, Math.ceil(position));
}

/** How much of the move in view has passed, from 0 to 1. */
export function shareOf({ position }: Pick<Playback, 'position'>): number {
  return position <= 0 ? 1 : position - Math.ceil(position) + 1;
}

/**
 * An episode has been played by the engine. It waits until the one in view has ended, or for a while. It is shown at once
 * if none is playing and nobody holds one, or if the run has gone back to an earlier step than that of the one in view.
 */
export function arrived(playback: Playback, episode: Episode): Playback {
  if (episode === playback.episode) return playback;
  const waiting = { ...playback, newer: episode };
  if (playback.episode === null || episode.step < playback.episode.step) return started(waiting);
  return playback.paused ? caughtUp(waiting) : waiting;
}

/** A newer episode begins at once, unless a person holds the one in view. */
export function caughtUp(playback: Playback): Playback {
  return playback.newer === null || playback.held ? playback : started(playback);
}

/** The newest episode begins. */
export function started(playback: Playback): Playback {
  const { newer, episode, paused } = playback;
  return {
    ...playback,
    episode: newer ?? episode,
    newer: null,
    position: paused ? 0 : BEFORE_START,
    played: 0,
    rested: 0,
  };
}

/** Time has passed. @param pace moves per second */
export function advanced(playback: Playback, seconds: number, pace: number): Playback {
  const { episode, newer, position, rested, paused, speed } = playback;
  if (episode === null || paused || !(seconds > 0)) return playback;
  const played = playback.played + seconds;
  if (newer !== null && played >= PATIENCE) return started(playback);
  const last = movesIn(episode);
  const rate = pace * speed;
  if (position < last) {
    const next = position + seconds * rate;
    return next < last
      ? { ...playback, played, position: next }
      : { ...playback, played, position: last, rested: (next - last) / rate };
  }
  return rested + seconds < REST ? { ...playback, played, rested: rested + seconds } : started(playback);
}

/** A person pauses, at the end of the move in view. */
export function pausedAt(playback: Playback): Playback {
  return { ...playback, paused: true, held: true, position: moveOf(playback) };
}

/** Plays on, from the beginning if the end is in view. */
export function resumed(playback: Playback): Playback {
  const playing = { ...playback, paused: false, held: false, played: 0 };
  const isOver = playback.episode !== null && playback.position >= movesIn(playback.episode);
  return isOver ? started(playing) : playing;
}

/** A person goes to a move, or to the nearest one, and it pauses there. */
export function movedTo(playback: Playback, move: number): Playback {
  if (playback.episode === null) return playback;
  const position = Math.max(0, Math.min(movesIn(playback.episode), Math.round(move)));
  return { ...playback, paused: true, held: true, position, rested: 0 };
}

/** Pauses some moves later, or with a negative number earlier. */
export function movedBy(playback: Playback, moves: number): Playback {
  return movedTo(playback, moveOf(playback) + moves);
}
