import { endingOf, MOMENT_KEY, packedMomentOf } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment, experimentText, notify } from '../store/experiment.ts';

/** The moment of the link that was opened. */
export const linked = {
  /** The moment, packed, as long as the run on the screen is there; otherwise null. The address keeps it until then. */
  packed: null as string | null,
  /** Called when another link with a moment is opened in this page. */
  arrive() {},
  /** Called when the address no longer contains the moment. */
  leave() {},
};

/** The text of the address: the experiment, and the moment if the run is still there. */
export function addressText(): string {
  const text = experimentText();
  return linked.packed === null ? text : text.replace('&v=', `&${MOMENT_KEY}=${linked.packed}&v=`);
}

/** Reads the moment of a link whose experiment has been loaded. */
export function readMoment(address: string): void {
  const isWhole = experiment.getState().withheld === null && endingOf(address) === 'whole';
  linked.packed = isWhole ? packedMomentOf(address) : null;
  if (linked.packed) linked.arrive();
}

/**
 * The moment of the link, which the run is expected to start at next; undefined without one. If it cannot be used, a
 * notice says so.
 * @param kept the moment that a reload of this page has kept instead
 */
export async function takeMoment(kept?: KeptMoment): Promise<KeptMoment | undefined> {
  const { packed } = linked;
  if (!packed) return kept;
  try {
    return (await import('./open-moment.ts')).openMoment(packed, kept);
  } catch {
    notify(MOMENT_KEY, 'The trained weights could not be loaded, so the training starts over.');
    return kept;
  }
}
