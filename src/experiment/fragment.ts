import { KEYS, VERSION } from './keys.ts';
import { decode, mendings, openBrackets, QUOTED_EQUALS } from './mend.ts';
import type { Pair } from './migrate.ts';
import { isPageKey } from './page/keys.ts';

/**
 * Extracts the experiment from pasted text: the part after "#" of an address, or the text itself; an address without
 * "#" has none. Changes that mail and chat programs made to the text are undone: of all readings the one with the
 * fewest faults is used, and of equal ones the one that changes the least. Parameters that trackers added are removed.
 */
export function fragmentOf(text: string): string {
  return withoutTrackers(leastFaulty(text));
}

/** Keys that mail programs, social networks and search engines add to track who opens a link. */
const TRACKER =
  /^(?:utm_\w+|[a-z]*clid|gclsrc|gad_\w+|gbraid|wbraid|mc_[ce]id|mkt_tok|_hs\w+|igshid|igsh|si|sa|usg|ust|ved|source)$/i;

function withoutTrackers(fragment: string): string {
  const parts = fragment.split('&');
  const own = parts.filter((part) => !TRACKER.test(part.split('=', 1)[0]?.trim() ?? ''));
  return own.length === parts.length ? fragment : own.join('&');
}

/** A longer text is read as it is: mending takes several passes. */
const MOST_MENDED = 200_000;

/** An address without anything that could be a setting, as on most visits: mending it would only take time. */
const BARE = /^[a-z][a-z0-9+.-]*:\/\/[\w./:-]*$/i;

function leastFaulty(text: string): string {
  if (BARE.test(text)) return '';
  const asGiven = plain(text);
  if (text.length > MOST_MENDED) return asGiven;
  let best = asGiven;
  let fewest = faults(asGiven);
  if (fewest === 0) return best;
  for (const mended of mendings(text)) {
    const count = faults(mended);
    if (count >= fewest) continue;
    best = mended;
    fewest = count;
    if (count === 0) break;
  }
  return best;
}

/** The parts between "&", without empty ones. */
export function pairsOf(fragment: string): readonly Pair[] {
  return fragment
    .split('&')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return { key: part, value: null };
      return { key: part.slice(0, equals).trim(), value: part.slice(equals + 1).trim() };
    });
}

/** Whether a link may have a key, of the experiment or of the page. */
export function isKey(key: string): boolean {
  return KEYS.includes(key) || isPageKey(key);
}

function plain(text: string): string {
  const hash = text.indexOf('#');
  if (hash >= 0) return decode(text.slice(hash + 1)).trim();
  if (/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text)) return '';
  // A "#" that was percent-encoded.
  return decode(text).trim().replace(/^#/, '');
}

/** The characters of a value. Spaces may surround its punctuation, but not divide a word. */
const VALUE = /^[\w(),=./~+-]+(?: +[\w(),=./~+-]+)*$/;
const DIVIDED = /\w +\w/;
/** An argument names itself at most once, and only an argument does. */
const MISPLACED_EQUALS = /^[^(]*=|=[^(),]*=/;
const END = /[\w(),=&~-]$/;

/**
 * Counts the signs that neither a person nor this program wrote the text in this form; Infinity if it has no known key.
 */
function faults(fragment: string): number {
  const pairs = pairsOf(fragment);
  const seen = new Set<string>();
  let known = 0;
  let count = openBrackets(fragment) === 0 ? 0 : 1;
  if (!END.test(fragment)) count++;
  if (fragment.includes(QUOTED_EQUALS)) count++;
  for (const { key, value } of pairs) {
    const sound = (isKey(key) || isPageKey(key)) && value !== null && isSound(value) && !seen.has(key);
    if (!sound || (key === 'v' && !isVersion(value))) count++;
    // An empty value counts twice: a value that cannot be read is at least quoted in a notice.
    if (value === '') count++;
    if (isKey(key) && value !== null) known++;
    seen.add(key);
  }
  return known === 0 ? Number.POSITIVE_INFINITY : count;
}

function isSound(value: string): boolean {
  return VALUE.test(value) && !DIVIDED.test(value) && !MISPLACED_EQUALS.test(value);
}

/** Whether this program knows the version. A newer one is likelier to be a changed text than a link of a newer program. */
function isVersion(value: string): boolean {
  return /^\d+$/.test(value) && Number(value) <= VERSION;
}
