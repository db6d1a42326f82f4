import { run } from '../../store/run.ts';

/** Calls the listener when a moment of the run has been added or removed, which happens much less often than frames. */
export function onMoment(listener: () => void): () => void {
  return run.subscribe((now, before) => {
    if (now.moments !== before.moments) listener();
  });
}
