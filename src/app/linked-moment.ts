import { MOMENT_KEY } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { notify } from '../store/experiment.ts';
import { page } from '../store/page.ts';
import type { RunningEngine } from './engine.ts';

/**
 * The moment of the link, which the run is expected to start at next; undefined without one. If it cannot be used, a
 * notice says so. The address keeps it as long as the run is there.
 * @param kept the moment that a reload of this page has kept instead
 */
export async function takeMoment(kept?: KeptMoment): Promise<KeptMoment | undefined> {
  const packed = page.getState().pairs.get(MOMENT_KEY);
  if (packed === undefined) return kept;
  try {
    return (await import('./open-moment.ts')).openMoment(packed, kept);
  } catch {
    notify(MOMENT_KEY, 'The trained weights could not be loaded, so the training starts over.');
    return kept;
  }
}

/**
 * Continues from the moment of every further link that is opened in this page.
 * @returns a function that ends this
 */
export function followLinkedMoments(engine: RunningEngine): () => void {
  return page.subscribe(({ pairs }, before) => {
    const packed = pairs.get(MOMENT_KEY);
    if (packed === undefined || packed === before.pairs.get(MOMENT_KEY)) return;
    void takeMoment().then((moment) => moment && engine.continueFrom(moment));
  });
}
