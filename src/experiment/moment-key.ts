/** The key of a link for a moment of the run, packed: trained weights, the optimizer's memory and the curves. */
export const MOMENT_KEY = 'moment';

/** The maximum length of a packed moment, in characters. */
export const MAX_MOMENT = 300_000;

/** Whether a key belongs to a link but says nothing about the experiment. */
export function isPageKey(key: string): boolean {
  return key === MOMENT_KEY;
}
