import { type RefObject, useEffect } from 'react';
import { useInSight } from '../network/example/useInSight.ts';
import { playFor, usePlayback } from './playing.ts';

/** After a longer break, such as in another tab, the playback continues where it was. */
const LONGEST_FRAME = 0.1;

/**
 * Plays episodes while the element is in sight and the page is visible.
 * @param pace moves per second
 */
export function usePlay<E extends HTMLElement>(pace: number): RefObject<E | null> {
  const [ref, inSight] = useInSight<E>();
  const isOn = usePlayback(({ episode, paused }) => episode !== null && !paused);
  const plays = inSight && isOn;
  useEffect(() => {
    if (!plays) return;
    // A hidden page gets no frames.
    let before = performance.now();
    let request = requestAnimationFrame(function frame(now) {
      playFor(Math.min(LONGEST_FRAME, (now - before) / 1000), pace);
      before = now;
      request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
  }, [plays, pace]);
  return ref;
}
