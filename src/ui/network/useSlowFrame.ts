import { useEffect, useState } from 'react';
import type { PlotFrame } from '../../plots/types.ts';
import { frames } from '../live.ts';

/** Milliseconds. */
const INTERVAL = 250;

/** The latest frame, a few times a second: for numbers that are read, in components that are rendered. */
export function useSlowFrame(): PlotFrame | null {
  const [frame, setFrame] = useState(frames.get);
  useEffect(() => {
    let timer = 0;
    const update = () => {
      timer = 0;
      setFrame(frames.get());
    };
    const stop = frames.subscribe(() => {
      timer ||= window.setTimeout(update, INTERVAL);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return frame;
}
