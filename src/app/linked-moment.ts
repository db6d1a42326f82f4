import { endingOf, MOMENT_KEY, packedMomentOf } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment, experimentText, notify } from '../store/experiment.ts';

/**
 * The packed moment of the link that was opened, as long as the run on the screen is at that moment; otherwise null.
 * The address keeps it until then.
 */
let packed: string | null = null;
let arrive = () => {};
let leave = () => {};

/** The text of the address: the experiment, and the moment if the run is still there. */
export function addressText(): string {
  const text = experimentText();
  return packed === null ? text : text.replace(/(?=&v=\d+$)/, `&${MOMENT_KEY}=${packed}`);
}

/** Reads the moment of a link whose experiment has been loaded. */
export function readMoment(address: string): void {
  const isWhole = experiment.getState().withheld === null && endingOf(address) === 'whole';
  packed = isWhole ? packedMomentOf(address) : null;
  if (packed !== null) arrive();
}

/** Calls `take` when another link with a moment is opened in this page. */
export function onMoment(take: () => void): void {
  arrive = take;
}

/** Calls `write` when the address no longer contains the moment. */
export function onMomentLeft(write: () => void): void {
  leave = write;
}

/**
 * The moment of the link, which the run is expected to start at next; undefined without one. If it cannot be used, a
 * notice says so.
 * @param kept the moment that a reload of this page has kept instead
 */
export async function takeMoment(kept?: KeptMoment): Promise<KeptMoment | undefined> {
  if (packed === null) return kept;
  const text = packed;
  const isCurrent = () => packed === text;
  const drop = () => {
    if (!isCurrent()) return;
    packed = null;
    leave();
  };
  try {
    const { openMoment } = await import('./open-moment.ts');
    return isCurrent() ? openMoment(text, drop, kept) : undefined;
  } catch {
    notify(MOMENT_KEY, 'The trained weights could not be read. Reload the page to try again.');
    return kept;
  }
}
