import { OWN } from './data.ts';
import { defaultSpec, standardSpec } from './defaults.ts';
import { reconcileInto } from './edit.ts';
import type { ExperimentSpec } from './experiment.ts';
import { data, fitData, KEPT } from './fields/data.ts';
import type { Given, KeptTables } from './fields/field.ts';
import { type AnyField, otherFields } from './fields/index.ts';
import { anchorOf } from './fields/loss-and-output.ts';
import { fragmentOf, isKey, pairsOf } from './fragment.ts';
import { KEYS, VERSION } from './keys.ts';
import { migrate, type Pair } from './migrate.ts';
import { nearest } from './near.ts';
import { complain, IGNORED, type Notice, Notices, quote } from './notices.ts';
import { isPageKey, MAX_MOMENT, MOMENT_KEY } from './page/keys.ts';

/** The maximum length of a text without trained weights, in characters; longer ones are not read. */
const MAX_TEXT = 100_000;

export interface Parsed {
  readonly spec: ExperimentSpec;
  readonly notices: readonly Notice[];
}

/**
 * Reads an experiment from anything: a text, a fragment with its "#", a whole address.
 * The only gate for untrusted input. It never throws, its result is always valid and complete, and for every problem a
 * notice says what was wrong and what is used instead. An empty text gives the default experiment without a notice. If
 * the data are not available, a notice withholds them, and the default data complete the experiment.
 * @param kept finds a table that was too large for a text by its id, or explains why it is not available
 */
export function parse(text: unknown, kept: KeptTables = () => undefined): Parsed {
  const notices = new Notices();
  const spec = parseInto(notices, text, kept);
  return { spec, notices: notices.list() };
}

/** The id of a table that a text refers to without containing it; null if there is none. */
export function keptTableOf(text: string): string | null {
  const value = pairsOf(fragmentOf(text)).find(({ key }) => key === 'table')?.value;
  return value?.startsWith(KEPT) ? value.slice(KEPT.length) : null;
}

function parseInto(notices: Notices, text: unknown, kept: KeptTables): ExperimentSpec {
  if (typeof text !== 'string') {
    const what = text === null ? 'null' : typeof text;
    notices.add('text', `an experiment must be text, not "${what}"; using the default experiment instead.`);
    return defaultSpec();
  }
  const most = text.includes(MOMENT_KEY) ? MAX_TEXT + MAX_MOMENT : MAX_TEXT;
  if (text.length > most) {
    const size = `"${text.length}" characters are too many (at most ${most})`;
    notices.add('text', `${size}; using the default experiment instead.`);
    return defaultSpec();
  }
  const pairs = pairsOf(fragmentOf(text));
  return readSpec(notices, readValues(notices, migrate(pairs, readVersion(notices, pairs), VERSION)), kept);
}

/** The version that a text gives; the current one if it gives none. */
function readVersion(notices: Notices, pairs: readonly Pair[]): number {
  const value = pairs.find(({ key }) => key === 'v')?.value;
  if (value === undefined || value === null || value === '') return VERSION;
  const version = /^\d+$/.test(value) ? Number(value) : 0;
  if (version < 1) {
    notices.add(
      'v',
      `${quote(value)} is not a version (the newest is ${VERSION}); the text is read as version ${VERSION}.`,
    );
    return VERSION;
  }
  if (version > VERSION) {
    const newer = `version ${quote(value)} is newer than this program, which knows up to ${VERSION}`;
    notices.add('v', `${newer}; the text is read as version ${VERSION}, so something may be missing.`);
    return VERSION;
  }
  return version;
}

/** The first value of every key of the experiment. */
function readValues(notices: Notices, pairs: readonly Pair[]): Given {
  const values = new Map<string, string>();
  const unknown = new Set<string>();
  for (const { key, value } of pairs) {
    if (isPageKey(key)) continue;
    if (!isKey(key)) {
      unknown.add(key);
    } else if (value === null || value === '') {
      notices.add(key, `"${key}" has no value; it is ignored.`);
    } else if (values.has(key)) {
      const first = quote(values.get(key) ?? '');
      notices.add(key, `given more than once; using the first, ${first}, and ignoring ${quote(value)}.`);
    } else {
      values.set(key, value);
    }
  }
  if (unknown.size > 0) notices.add('text', unknownKeys([...unknown]));
  return values;
}

const MOST_UNKNOWN = 8;

/** One sentence on all keys that mean nothing here, with the known key that each may be a slip of. */
function unknownKeys(keys: readonly string[]): string {
  const [only = ''] = keys;
  if (keys.length === 1) return complain(`unknown key ${quote(only)}`, nearest(only, KEYS), IGNORED);
  const named = keys.slice(0, MOST_UNKNOWN).map((key) => {
    const meant = nearest(key, KEYS);
    return meant === undefined ? quote(key) : `${quote(key)} (did you mean ${quote(meant)}?)`;
  });
  const rest = keys.length - named.length;
  return `unknown keys are ignored: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function readSpec(notices: Notices, given: Given, kept: KeptTables): ExperimentSpec {
  const choice = fitData(notices, data.read(notices, given, defaultSpec(), kept));
  const lacksData = given.get('data') === OWN && choice.table === null;
  let spec = standardSpec(choice);
  for (const field of otherFields) {
    if (!isGiven(field, given) || (lacksData && field.namesColumns)) continue;
    spec = { ...spec, ...field.read(notices, given, spec, kept) };
  }
  return reconcileInto(notices, spec, anchorOf(given));
}

function isGiven({ keys }: AnyField, given: Given): boolean {
  return Object.values(keys).some((key) => given.has(key));
}
