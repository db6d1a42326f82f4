import { run } from '../store/run.ts';

/** Resolves when the experiment can be trained, or has failed. */
export function whenLoaded(): Promise<void> {
  return new Promise((resolve) => {
    const isLoaded = () => run.getState().state.status !== 'loading';
    if (isLoaded()) return resolve();
    const unsubscribe = run.subscribe(() => {
      if (!isLoaded()) return;
      unsubscribe();
      resolve();
    });
  });
}
