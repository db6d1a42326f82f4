import { run } from '../../store/run.ts';

/** Calls the listener when new distributions arrive, which is much less often than frames. */
export function onMoment(listener: () => void): () => void {
  return run.subscribe((now, before) => {
    if (now.distributions !== before.distributions) listener();
  });
}
