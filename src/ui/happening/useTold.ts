import { useEffect, useState } from 'react';
import { experiment } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import type { Told } from './judge.ts';
import { type Settled, settle } from './settle.ts';
import { summarize } from './summary.ts';

/** A look costs a pass over the curves and the maps. */
const PAUSE_MS = 250;

/** What is happening to the run, looked at a few times a second. */
export function useTold(): Told {
  const [settled, setSettled] = useState(() => look(null));
  useEffect(() => {
    let timer = 0;
    let latest = look(null);
    const tell = () => {
      timer = 0;
      latest = look(latest);
      setSettled(latest);
      if (latest.next) lookSoon();
    };
    const lookSoon = () => {
      timer ||= window.setTimeout(tell, PAUSE_MS);
    };
    tell();
    const stops = [run.subscribe(lookSoon), experiment.subscribe(lookSoon)];
    return () => {
      for (const stop of stops) stop();
      window.clearTimeout(timer);
    };
  }, []);
  return settled.told;
}

function look(before: Settled | null): Settled {
  return settle(before, summarize(run.getState(), experiment.getState()), performance.now());
}
