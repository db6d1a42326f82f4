import { useEffect, useRef, useState } from 'react';

/** Time at each position, in milliseconds. */
const MOMENT = 350;

/** A repeated step that a person can start and pause. */
export function usePlaying(step: () => void): readonly [playing: boolean, toggle: () => void] {
  const [playing, setPlaying] = useState(false);
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => latest.current(), MOMENT);
    return () => clearInterval(timer);
  }, [playing]);
  return [playing, () => setPlaying(!playing)];
}
