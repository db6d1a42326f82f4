import { useEffect, useState } from 'react';
import { type RunStore, run } from '../store/run.ts';

/** Numbers that change more often are hard to read. */
const PAUSE_MS = 250;

/** The run, read a few times per second: for content that is too expensive or too unsteady to follow every frame. */
export function useSlowly(): RunStore {
  const [store, setStore] = useState(run.getState);
  useEffect(() => {
    let timer = 0;
    const read = () => {
      timer = 0;
      setStore(run.getState());
    };
    read();
    const stop = run.subscribe(() => {
      timer ||= window.setTimeout(read, PAUSE_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return store;
}
