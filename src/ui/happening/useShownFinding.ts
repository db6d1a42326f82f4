import { useEffect, useState } from 'react';
import { experiment } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import type { ShownFinding } from './judge.ts';
import { type Settled, settle } from './settle.ts';
import { summarize } from './summary.ts';

/** The pause between two readings, each of which goes through the curves and the maps. */
const PAUSE_MS = 250;

/** The finding to show, updated a few times per second. */
export function useShownFinding(): ShownFinding {
  const [settled, setSettled] = useState(() => look(null));
  useEffect(() => {
    let timer = 0;
    let latest = look(null);
    const update = () => {
      timer = 0;
      latest = look(latest);
      setSettled(latest);
      if (latest.next) lookSoon();
    };
    const lookSoon = () => {
      timer ||= window.setTimeout(update, PAUSE_MS);
    };
    update();
    const stops = [run.subscribe(lookSoon), experiment.subscribe(lookSoon)];
    return () => {
      for (const stop of stops) stop();
      window.clearTimeout(timer);
    };
  }, []);
  return settled.shown;
}

function look(before: Settled | null): Settled {
  return settle(before, summarize(run.getState(), experiment.getState()), performance.now());
}
