import { useEffect, useState } from 'react';
import type { PlotFrame } from '../../plots/core/types.ts';
import { frames } from '../live.ts';

/** In milliseconds. */
const INTERVAL = 250;

/** The latest frame, updated a few times a second, for components that render readable numbers. */
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
