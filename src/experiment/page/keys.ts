/** The keys of a link that say how the page is presented. They are no part of the experiment. */
export const PAGE_KEYS = ['embed', 'hide', 'lock', 'lesson', 'step', 'present', 'events', 'moment'] as const;
export type PageKey = (typeof PAGE_KEYS)[number];

/** The experiments that a link compares with its own, by the prefixes of their keys. */
export const SIDES: readonly string[] = ['b', 'c', 'd'];

/** A key of an experiment that is compared with that of the link: `b.net` is the network of the second. */
const OF_ANOTHER = /^[bcd]\.\w+$/;

/** Whether the keys of a link compare experiments. */
export function compares(keys: Iterable<string>): boolean {
  return [...keys].some((key) => OF_ANOTHER.test(key));
}

export function isPageKey(key: string): boolean {
  return (PAGE_KEYS as readonly string[]).includes(key) || OF_ANOTHER.test(key);
}
