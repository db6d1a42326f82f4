/** The keys of a link that say how the page is presented. They are no part of the experiment. */
export const PAGE_KEYS = ['embed', 'hide', 'lock', 'lesson', 'step', 'present', 'events', 'moment'] as const;
export type PageKey = (typeof PAGE_KEYS)[number];

/** A key of an experiment that is compared with that of the link: `b.net` is the network of the second. */
const OF_ANOTHER = /^[bcd]\.\w+$/;

export function isPageKey(key: string): boolean {
  return (PAGE_KEYS as readonly string[]).includes(key) || OF_ANOTHER.test(key);
}
