/** The key of a moment of the run, packed: trained weights, the optimizer's memory and the curves. */
export const MOMENT_KEY = 'moment';
/** The maximum length of a packed moment, in characters. */
export const MAX_MOMENT = 300_000;

/** The keys of a link that say how the page is presented. They are no part of the experiment. */
export const PAGE_KEYS = ['embed', 'hide', 'lock', 'lesson', 'step', 'present', 'events', MOMENT_KEY] as const;
export type PageKey = (typeof PAGE_KEYS)[number];

/** A key of an experiment that is compared with that of the link: `b.net` is the network of the second. */
const OF_ANOTHER = /^[bcd]\.\w+$/;

export function isPageKey(key: string): boolean {
  return (PAGE_KEYS as readonly string[]).includes(key) || OF_ANOTHER.test(key);
}

/** The value of `lesson` while a person builds one. */
export const BUILDER = 'build';
