import { fragmentOf, pairsOf } from '../fragment.ts';
import { isPageKey, MAX_MOMENT } from './keys.ts';

/** What a link says about the page, by key: values as they are written, not yet checked. */
export type PagePairs = ReadonlyMap<string, string>;

/** The maximum lengths of values, in characters; a longer one is ignored. */
const LONGEST: Readonly<Record<string, number>> = {
  lesson: 131_072,
  moment: MAX_MOMENT,
  embed: 2000,
  hide: 4000,
  lock: 4000,
};
const LONGEST_OTHER = 100_000;
const MOST_PAIRS = 200;

export const NO_PAIRS: PagePairs = new Map();

/** Reads what a text, a fragment or an address says about the page. Of a key that is given twice, the first counts. */
export function pagePairsOf(text: string): PagePairs {
  const pairs = new Map<string, string>();
  for (const { key, value } of pairsOf(fragmentOf(text))) {
    if (pairs.size === MOST_PAIRS) break;
    const fits = value !== null && value !== '' && value.length <= (LONGEST[key] ?? LONGEST_OTHER);
    if (isPageKey(key) && fits && !pairs.has(key)) pairs.set(key, value);
  }
  return pairs;
}

/** The text of an experiment with what a link says about the page. It ends with the version, as every text does. */
export function withPagePairs(text: string, pairs: PagePairs): string {
  if (pairs.size === 0) return text;
  const page = [...pairs].map(([key, value]) => `${key}=${value}`).join('&');
  const version = text.lastIndexOf('&v=');
  return version < 0 ? `${text}&${page}` : `${text.slice(0, version)}&${page}${text.slice(version)}`;
}

/** The fragment without its page pairs. */
export function withoutPagePairs(fragment: string): string {
  return fragment
    .split('&')
    .filter((pair) => !isPageKey(pair.split('=', 1)[0]?.trim() ?? ''))
    .join('&');
}
