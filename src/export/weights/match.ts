import type { StartingValues } from '../../experiment/experiment.ts';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { listed } from '../../experiment/listed.ts';
import { capitalized } from '../../math/capitalized.ts';
import type { Shape } from '../../math/shape.ts';
import { MOST_PACKED } from '../../table/packer.ts';
import { counted, grouped, quote } from '../../table/words.ts';
import type { ArrayFile, NamedArray } from '../arrays.ts';
import { planLayers } from '../code/plan.ts';
import { FRAMEWORKS, type Layout } from '../format-list.ts';
import { type Found, Index, type Prefixes, prefixesInOrder, type Wanted, wantedBy } from './find.ts';
import { type FoundMemory, memoryIn } from './memory.ts';

/** A parameter of the network and what a file has for it, or an array of the file that no parameter uses. */
export interface MatchRow {
  /** `dense1/weight`; null for an array that is not used. */
  readonly parameter: string | null;
  /** The shape of the parameter; null for an array that is not used. */
  readonly shape: Shape | null;
  /** What the file has: names and shapes; empty if there is nothing. */
  readonly found: readonly Pick<NamedArray, 'name' | 'shape'>[];
  readonly status: 'fits' | 'shape differs' | 'not finite' | 'missing' | 'not used';
  /** What is done with it, or why nothing is, for people; empty if that is plain. */
  readonly note: string;
}

/** What of a file fits a network. */
export interface Match {
  /** The parameters in the order of the layers, the memory of layers, then the other arrays of the file. */
  readonly rows: readonly MatchRow[];
  /** The parameters that fit, as they would be loaded. */
  readonly whole: readonly StartingValues[];
  /** The memory of layers, such as running means, that the file has as well. */
  readonly memory: readonly StartingValues[];
  /** Whether the text of an experiment can hold all of these numbers. */
  readonly isHeld: boolean;
  /** Whole sentences: what fits and what does not. */
  readonly summary: string;
}

/**
 * Compares the arrays of a file with the parameters of an experiment, by name and shape. The names may be those of Nabla,
 * PyTorch or Keras, with or without something before them; if none of the layers is named, all of them may be there in
 * order.
 */
export function matchWeights(spec: ExperimentSpec, { arrays: all, metadata }: ArrayFile): Match {
  const isRecord = all.some(({ name }) => name === 'loss/train');
  const arrays = isRecord ? all.filter(({ name }) => !OF_RECORD.test(name)) : all;
  const wanted = wantedBy(planLayers(spec));
  const index = new Index(arrays);
  const isNamed = wanted.some((one) => index.placesOf(one, new Map()).length > 0);
  const prefixes = isNamed ? null : prefixesInOrder(wanted, index);
  const found = wanted.map((one) => ({ wanted: one, all: index.placesOf(one, prefixes ?? new Map()) }));
  const layouts = likelyLayouts(found, metadata);
  const matched = found.map(({ wanted, all }) => matchOne(wanted, all, layouts));
  const memory = memoryIn(spec, index, prefixes ?? new Map());
  const memoryRows = memory.map(rowOfMemory);
  const used = new Set([...matched.map(({ row }) => row), ...memoryRows].flatMap((row) => row.found.map(nameOf)));
  const others = arrays.filter((array) => !used.has(nameOf(array))).map(unused);
  const parameterRows = matched.map(({ row }) => row);
  const whole = matched.flatMap(({ values }) => values ?? []);
  const numbers = whole.reduce((sum, { values }) => sum + values.length, 0);
  const isHeld = numbers <= MOST_PACKED;
  const compared = summaryOf([...parameterRows, ...others], prefixes, numbers, isHeld);
  const summary = isRecord && whole.length > 0 ? `${compared} ${BEGINNING}` : compared;
  return {
    rows: [...parameterRows, ...memoryRows, ...others],
    whole,
    memory: memory.map(({ values }) => values),
    isHeld,
    summary,
  };
}

/** What the file beside an exported program has besides the initial weights. */
const OF_RECORD = /^(batches$|(train|validation|loss|return|draws|world|worlds|evaluation|initial\/slow)\/)/;
const BEGINNING =
  'These are the weights with which the exported program begins: it does not save those that it trains.';

function nameOf({ name }: Pick<NamedArray, 'name'>): string {
  return name;
}

function rowOfMemory({ values: { parameter, shape }, found }: FoundMemory): MatchRow {
  const note = 'What the layer remembers of its batches.';
  return { parameter, shape, found: found.arrays.map(described), status: 'fits', note };
}

/** Reasons to take an ambiguous array as that of a framework, the best first. */
interface Likely {
  readonly reason: string;
  readonly layout: Layout;
}

function likelyLayouts(
  found: readonly { readonly all: readonly Found[] }[],
  metadata: ArrayFile['metadata'],
): readonly Likely[] {
  const said = saidLayout(metadata);
  if (said !== null) return [{ reason: 'the file says so', layout: said }];
  // A matrix that is not square fits in one direction only, and some names are those of a single framework.
  const evident = found.flatMap(({ all }) => {
    const fitting = all.filter(({ fits }) => fits);
    const isEvident = distinct(fitting) === 1 && (distinct(all) > 1 || all.length === 1);
    return isEvident ? fitting.map(({ place }) => place.layout) : [];
  });
  const votes = (Object.keys(FRAMEWORKS) as Layout[]).map((layout) => ({
    layout,
    count: evident.filter((one) => one === layout).length,
  }));
  const [best] = votes.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return best ? [{ reason: 'other arrays of the file are', layout: best.layout }] : [];
}

/** The framework that the texts of a file name; null if they name none. */
function saidLayout({ layout, format }: ArrayFile['metadata']): Layout | null {
  const names: Readonly<Record<string, Layout>> = {
    nabla: 'nabla',
    torch: 'torch',
    pytorch: 'torch',
    keras: 'keras',
    pt: 'torch',
    tf: 'keras',
  };
  const said = (layout ?? format ?? '').toLowerCase();
  return Object.hasOwn(names, said) ? (names[said] as Layout) : null;
}

/** The number of different results that places have. */
function distinct(found: readonly Found[]): number {
  return new Set(found.map(({ place }) => place.change)).size;
}

interface Matched {
  readonly row: MatchRow;
  readonly values: StartingValues | null;
}

function matchOne({ parameter: { name, shape } }: Wanted, all: readonly Found[], likely: readonly Likely[]): Matched {
  const fitting = all.filter(({ fits }) => fits);
  const [first] = fitting;
  if (first === undefined) return { row: misfit(name, shape, all), values: null };
  const { one, why } = distinct(fitting) > 1 ? chosen(fitting, likely) : { one: first, why: '' };
  const { place, arrays } = one;
  const values = Float32Array.from(place.arrange(...arrays.map(({ data }) => data)));
  const finite = values.every(Number.isFinite);
  const change = place.change === null ? '' : `From ${FRAMEWORKS[place.layout]}: ${place.change}.`;
  const note = finite ? [change, why].filter(Boolean).join(' ') : 'Some of its numbers are infinite or missing.';
  return {
    row: { parameter: name, shape, found: arrays.map(described), status: finite ? 'fits' : 'not finite', note },
    values: finite ? { parameter: name, shape, values } : null,
  };
}

/** One of several places whose shape an array has, for instance because it is square. */
function chosen(fitting: readonly Found[], likely: readonly Likely[]): { readonly one: Found; readonly why: string } {
  const isPath = fitting.some(({ arrays }) => arrays.some(({ name }) => name.includes('/')));
  const byName: Likely = isPath
    ? { reason: 'its name has a “/”', layout: 'nabla' }
    : { reason: 'its name has no “/”', layout: 'torch' };
  const frameworks = fitting.map(({ place }) => FRAMEWORKS[place.layout]).join(' and ');
  for (const { layout, reason } of [...likely, byName]) {
    const one = fitting.find(({ place }) => place.layout === layout);
    if (!one) continue;
    return {
      one,
      why: `Its shape is that of ${frameworks}; it is taken as ${FRAMEWORKS[layout]}’s because ${reason}.`,
    };
  }
  return { one: fitting[0] as Found, why: `Its shape is that of ${frameworks}; the first is taken.` };
}

function misfit(parameter: string, shape: Shape, all: readonly Found[]): MatchRow {
  const [found] = all;
  if (found === undefined) return { parameter, shape, found: [], status: 'missing', note: '' };
  const expected = all.map(({ place }) => place.sources.map((source) => sizes(source.shape)).join(' and '));
  const note = `Its shape is ${found.arrays.map((one) => sizes(one.shape)).join(' and ')}, but ${[...new Set(expected)].join(' or ')} is expected.`;
  return { parameter, shape, found: found.arrays.map(described), status: 'shape differs', note };
}

function unused(array: NamedArray): MatchRow {
  return { parameter: null, shape: null, found: [described(array)], status: 'not used', note: '' };
}

function described({ name, shape }: NamedArray): Pick<NamedArray, 'name' | 'shape'> {
  return { name, shape };
}

/** A shape for a sentence: 2 × 8. */
function sizes(shape: Shape): string {
  return shape.length === 0 ? 'a single number' : shape.join(' × ');
}

function summaryOf(rows: readonly MatchRow[], prefixes: Prefixes | null, numbers: number, isHeld: boolean): string {
  const of = (status: MatchRow['status']) => rows.filter((row) => row.status === status);
  const parameters = rows.filter(({ parameter }) => parameter !== null);
  const [fitting, different, infinite, missing, others] = (
    ['fits', 'shape differs', 'not finite', 'missing', 'not used'] as const
  ).map(of) as [MatchRow[], MatchRow[], MatchRow[], MatchRow[], MatchRow[]];
  const names = (some: readonly MatchRow[]) =>
    listed(some.map(({ parameter, found }) => parameter ?? quote(found[0]?.name ?? '')));
  const sentences = [
    fitting.length === parameters.length
      ? `All ${counted(parameters.length, 'parameter')} of the network are in the file (${counted(numbers, 'number')}).`
      : `The file has ${fitting.length} of the network’s ${counted(parameters.length, 'parameter')}.`,
  ];
  if (prefixes) {
    const pairs = [...prefixes].map(([layer, prefix]) => `${quote(prefix)} is ${layer}`);
    sentences.push(`Its layers have other names and are taken in order: ${listed(pairs)}.`);
  }
  if (different.length > 0) sentences.push(`Of another shape: ${names(different)}.`);
  if (infinite.length > 0) sentences.push(`Not finite: ${names(infinite)}.`);
  if (missing.length > 0) sentences.push(`Missing: ${names(missing)}.`);
  if (others.length > 0) sentences.push(`Not used: ${names(others)}.`);
  if (fitting.length === 0) sentences.push('These are weights of another network.');
  if (!isHeld) {
    const most = `the text of an experiment holds at most ${grouped(MOST_PACKED)}`;
    sentences.push(
      fitting.length === parameters.length
        ? `${capitalized(most)} numbers.`
        : `These are ${grouped(numbers)} numbers, but ${most}.`,
    );
  }
  return sentences.join(' ');
}
