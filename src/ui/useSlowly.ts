import { useEffect, useState } from 'react';
import { type RunStore, run } from '../store/run.ts';

/** Numbers that change more often cannot be read. */
const PAUSE_MS = 250;

/** The run, read a few times a second: for what is too dear, or too restless, to follow every frame. */
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
