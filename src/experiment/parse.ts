import { unpackTable } from '../table/pack.ts';
import { isProblem, type Problem } from '../table/problem.ts';
import type { OwnTable } from '../table/table.ts';
import { unusable } from '../table/usable.ts';
import { activationsFor, biasInitializers, lossesFor, usualOutput, weightInitializers } from './choices.ts';
import { dataOf, OWN } from './data.ts';
import { defaultSpec, standardSpec } from './defaults.ts';
import { type Anchor, fitData, reconcileInto } from './edit.ts';
import type {
  Call,
  DataChoice,
  ExperimentSpec,
  Fold,
  LayerSpec,
  Pin,
  Plane,
  ProviderChoice,
  Split,
} from './experiment.ts';
import { fragmentOf, pairsOf } from './fragment.ts';
import { BATCH, KEYS, type Key, MAX_TEXT, PROVIDERS, REPLICAS, SEED, SWEEP_COPIES, VERSION } from './limits.ts';
import { listed } from './listed.ts';
import type { Section } from './lookup.ts';
import { migrate, type Pair } from './migrate.ts';
import { nearest } from './near.ts';
import { complain, IGNORED, type Notice, Notices, quote } from './notices.ts';
import {
  KEPT,
  printAugmentations,
  printEntry,
  printLayers,
  printPins,
  printPlane,
  printRegularizers,
  printSplit,
} from './print.ts';
import { readCall, readLayer, readOneOf, readPin } from './read.ts';
import { type Replicas, readSweep } from './replicas.ts';
import { parseTerms, printNumber, type Term, TextError } from './syntax.ts';

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

export type KeptTables = (id: string) => OwnTable | Problem | undefined;

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
  if (text.length > MAX_TEXT) {
    const size = `"${text.length}" characters are too many (at most ${MAX_TEXT})`;
    notices.add('text', `${size}; using the default experiment instead.`);
    return defaultSpec();
  }
  const pairs = pairsOf(fragmentOf(text));
  return readSpec(notices, readValues(notices, migrate(pairs, readVersion(notices, pairs), VERSION)), kept);
}

type Values = ReadonlyMap<Key, string>;

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

/** The first value of every known key. */
function readValues(notices: Notices, pairs: readonly Pair[]): Values {
  const values = new Map<Key, string>();
  const unknown = new Set<string>();
  for (const { key, value } of pairs) {
    const known = KEYS.find((other) => other === key);
    if (known === undefined) {
      unknown.add(key);
    } else if (value === null || value === '') {
      notices.add(known, `"${key}" has no value; it is ignored.`);
    } else if (values.has(known)) {
      const first = quote(values.get(known) ?? '');
      notices.add(known, `given more than once; using the first, ${first}, and ignoring ${quote(value)}.`);
    } else {
      values.set(known, value);
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

function readSpec(notices: Notices, given: Values, kept: KeptTables): ExperimentSpec {
  const data = readData(notices, given, kept);
  const values = given.get('data') === OWN && data.table === null ? withoutColumns(given) : given;
  const choice = fitData(notices, { ...data, target: readTarget(values.get('target'), data) });
  const standard = standardSpec(choice);
  const { task } = dataOf(choice);
  const loss = readOne(notices, values, 'loss', 'losses', standard.loss, lossesFor(task));
  const implied = usualOutput(task, lossesFor(task).includes(loss.id) ? loss.id : standard.loss.id);
  const anchor: Anchor = values.has('output') && !values.has('loss') ? 'output' : 'loss';
  const spec: ExperimentSpec = {
    ...choice,
    split: readSplit(notices, values.get('split'), standard.split),
    fold: readFold(notices, values.get('fold')),
    features: readFeatures(notices, values.get('features'), standard.features),
    missing: readOne(notices, values, 'missing', 'imputers', standard.missing),
    outliers: readOne(notices, values, 'outliers', 'outliers', standard.outliers),
    scaler: readOne(notices, values, 'scale', 'scalers', standard.scaler),
    augmentations: readSeveral(notices, values, 'augment', 'augmentations', printAugmentations([])),
    layers: readLayers(notices, values.get('net'), standard.layers),
    output: readOne(notices, values, 'output', 'activations', implied, activationsFor('output')),
    loss,
    optimizer: readOne(notices, values, 'opt', 'optimizers', standard.optimizer),
    schedule: readOne(notices, values, 'schedule', 'schedules', standard.schedule),
    initializer: readOne(notices, values, 'init', 'initializers', standard.initializer, weightInitializers()),
    bias: readOne(notices, values, 'bias', 'initializers', standard.bias, biasInitializers()),
    regularizers: readSeveral(notices, values, 'reg', 'regularizers', printRegularizers([])),
    batch: readBatch(notices, values.get('batch'), standard.batch),
    seed: readNumber(notices, 'seed', values.get('seed'), standard.seed, `a whole number from 0 to ${SEED.max}`),
    ...readReplicas(notices, values.get('replicas'), values.get('sweep')),
    pins: readPins(notices, values.get('pin'), standard.pins),
    plane: readPlane(notices, values.get('plane'), standard.plane),
    provider: readProvider(notices, values.get('provider'), standard.provider),
  };
  return reconcileInto(notices, spec, anchor);
}

/** The values of a text without those that name columns of its data, because the replacement data do not have them. */
function withoutColumns(values: Values): Values {
  return new Map([...values].filter(([key]) => key !== 'target' && key !== 'features' && key !== 'plane'));
}

/** The terms of a value; undefined if there is no value or it cannot be read, in which case `instead` is used. */
function readTerms(notices: Notices, key: Key, value: string | undefined, instead: string) {
  if (value === undefined) return undefined;
  try {
    return parseTerms(value);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    notices.add(key, `cannot read ${quote(value)}: ${error.message}; using ${instead} instead.`);
    return undefined;
  }
}

function readOne(
  notices: Notices,
  values: Values,
  key: Key,
  section: Section,
  standard: Call,
  known?: readonly string[],
): Call {
  const instead = printEntry(section, standard);
  const [term, ...more] = readTerms(notices, key, values.get(key), instead) ?? [];
  if (term === undefined) return standard;
  if (more.length > 0) {
    notices.add(key, `${quote(values.get(key) ?? '')} names more than one; using the first, ${quote(term.text)}.`);
  }
  return readCall(notices, { key, section, ...(known && { known }) }, term, standard);
}

function readLayers(notices: Notices, value: string | undefined, standard: readonly LayerSpec[]) {
  if (value === 'none') return [];
  const terms = readTerms(notices, 'net', value, printLayers(standard));
  return terms?.map((term, index) => readLayer(notices, 'net', term, index)) ?? standard;
}

/** Entries of a section that allows several. */
function readSeveral(notices: Notices, values: Values, key: Key, section: Section, none: string): readonly Call[] {
  const value = values.get(key);
  if (value === 'none') return [];
  const terms = readTerms(notices, key, value, none);
  return terms?.flatMap((term) => readOneOf(notices, key, section, term) ?? []) ?? [];
}

/** The data of the experiment, without the target. */
function readData(notices: Notices, values: Values, kept: KeptTables): Omit<DataChoice, 'target'> {
  const standard = { data: defaultSpec().data, table: null };
  const given = values.get('table');
  if (values.get('data') !== OWN) {
    if (given !== undefined && given !== 'none') {
      notices.add('table', `the text has a table, but its data are not "${OWN}"; the table is ignored.`);
    }
    return { ...standard, data: readOne(notices, values, 'data', 'datasets', standard.data) };
  }
  const table = given === undefined ? undefined : readTable(notices, given, kept);
  if (table) return { ...standard, data: { id: OWN, args: {} }, table };
  if (given === undefined)
    notices.withhold(
      'data',
      `"${OWN}" means a table of your own, and this text has none. Ask for the whole link or for the file.`,
    );
  return standard;
}

function readTable(notices: Notices, value: string, kept: KeptTables): OwnTable | undefined {
  const table = value.startsWith(KEPT) ? kept(value.slice(KEPT.length)) : unpackTable(value);
  if (table === undefined) {
    const why = 'the data are too large for a link, so only the browser that made this one has them';
    notices.withhold('table', `${why}. Ask for the file and open it here.`);
    return undefined;
  }
  if (isProblem(table)) {
    notices.withhold('table', table.message);
    return undefined;
  }
  const problem = unusable(table);
  if (problem === undefined) return table;
  notices.withhold('table', problem.message, { unusable: true });
  return undefined;
}

/** The id of the target; null for the default, which "none" means unless a column has that name. */
function readTarget(value: string | undefined, data: Omit<DataChoice, 'target'>): string | null {
  if (value === undefined) return null;
  return value === 'none' && !dataOf({ ...data, target: null }).targets.includes(value) ? null : value;
}

function readFold(notices: Notices, value: string | undefined): Fold | null {
  if (value === undefined || value === 'none') return null;
  const parts = /^(\d+)\s*\/\s*(\d+)$/.exec(value);
  if (parts) return { index: Number(parts[1]), of: Number(parts[2]) };
  notices.add(
    'fold',
    `${quote(value)} should be a fold and the number of folds, like 1/5; using the split without folds instead.`,
  );
  return null;
}

function readPins(notices: Notices, value: string | undefined, standard: readonly Pin[]): readonly Pin[] {
  if (value === 'none') return [];
  const terms = readTerms(notices, 'pin', value, printPins(standard));
  return terms?.flatMap((term) => readPin(notices, 'pin', term) ?? []) ?? standard;
}

function readPlane(notices: Notices, value: string | undefined, standard: Plane | null): Plane | null {
  if (value === 'none') return null;
  const terms = readTerms(notices, 'plane', value, printPlane(standard));
  if (terms === undefined) return standard;
  const [across = '', up, ...more] = terms.map(({ text }) => text);
  if (up === undefined && across === 'components') return across;
  if (up !== undefined && more.length === 0) return [across, up];
  const wanted = 'two features, or components for the first two principal components';
  notices.add('plane', `${quote(value ?? '')} should be ${wanted}; using the usual plane instead.`);
  return standard;
}

function readFeatures(notices: Notices, value: string | undefined, standard: readonly string[]): readonly string[] {
  const terms: readonly Term[] | undefined = readTerms(notices, 'features', value, listed(standard));
  if (terms === undefined) return standard;
  const names = terms.map(({ text }) => text);
  const seen = new Set<string>();
  const again = names.find((name) => seen.size === seen.add(name).size);
  if (again !== undefined) notices.add('features', `${quote(again)} is named more than once; the repeats are ignored.`);
  return names;
}

function readSplit(notices: Notices, value: string | undefined, standard: Split): Split {
  if (value === undefined) return standard;
  const parts = /^(\d{1,3})\s*\/\s*(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(value);
  if (parts === null) {
    const usual = printSplit(standard);
    notices.add(
      'split',
      `${quote(value)} should be three whole percentages like ${usual}: train/validation/test; using ${usual} instead.`,
    );
    return standard;
  }
  return { train: Number(parts[1]), validation: Number(parts[2]), test: Number(parts[3]) };
}

function readBatch(notices: Notices, value: string | undefined, standard: number | 'all'): number | 'all' {
  if (value === 'all' || standard === 'all') return 'all';
  return readNumber(notices, 'batch', value, standard, `"all" or a whole number from 1 to ${BATCH.max}`);
}

function readNumber(notices: Notices, key: Key, value: string | undefined, standard: number, wanted: string): number {
  if (value === undefined) return standard;
  const [term] = numberTerms(value);
  if (term?.kind === 'number') return term.value;
  notices.add(key, `${quote(value)} is not ${wanted}; using ${standard} instead.`);
  return standard;
}

/**
 * The copies and the number in which they differ. The number of copies may be part of the sweep, have its own key, or
 * be missing.
 */
function readReplicas(notices: Notices, value: string | undefined, sweep: string | undefined): Replicas {
  const text = sweep === 'none' ? undefined : sweep;
  const read = text === undefined ? null : readSweep(text);
  const standard = read === null ? REPLICAS.default : (read.count ?? SWEEP_COPIES);
  const wanted = `a whole number from ${REPLICAS.min} to ${REPLICAS.max}`;
  const replicas = readNumber(notices, 'replicas', value, standard, wanted);
  if (text === undefined) return { replicas, sweep: null };

  if (read === null) {
    const instead = replicas > 1 ? 'copies that differ in their seed' : 'a single run';
    const like = 'a number of the experiment with its first and last value and the number of copies';
    notices.add(
      'sweep',
      `${quote(text)} should be ${like}, like lr(0.001..1,${SWEEP_COPIES}); using ${instead} instead.`,
    );
    return { replicas, sweep: null };
  }
  const count = read.count ?? replicas;
  if (count !== replicas) {
    const ofSweep = printNumber(count);
    notices.add(
      'replicas',
      `"${printNumber(replicas)}" differs from the "${ofSweep}" of sweep; using ${ofSweep} instead.`,
    );
  }
  if (count >= 2) return { replicas: count, sweep: read.sweep };
  const few = `${quote(text)} has too few copies, "${printNumber(count)}" (at least 2)`;
  notices.add('sweep', `${few}; using a single run instead.`);
  return { replicas: 1, sweep: null };
}

/** The value as a single number term, if it is one. */
function numberTerms(value: string): readonly Term[] {
  try {
    const terms = parseTerms(value);
    return terms.length === 1 ? terms : [];
  } catch {
    return [];
  }
}

function readProvider(notices: Notices, value: string | undefined, standard: ProviderChoice): ProviderChoice {
  const provider = PROVIDERS.find((known) => known === value);
  if (value !== undefined && provider === undefined) {
    const what = `unknown provider ${quote(value)}`;
    const known = `Known: ${listed(PROVIDERS)}.`;
    notices.add('provider', complain(what, nearest(value, PROVIDERS), `using ${standard} instead`, known));
  }
  return provider ?? standard;
}
