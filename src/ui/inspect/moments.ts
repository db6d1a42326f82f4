import { run } from '../../store/run.ts';

/** Tells when there is a new moment: frames come much more often. */
export function onMoment(listener: () => void): () => void {
  return run.subscribe((now, before) => {
    if (now.distributions !== before.distributions) listener();
  });
}
