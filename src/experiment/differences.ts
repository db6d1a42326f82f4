/** Describes in words how two experiments differ. */
import type { Hyperparameter } from '../catalog/entry.ts';
import { dataOf, OWN } from './data.ts';
import type { Call, ExperimentSpec, LayerSpec, Pin, Plane } from './experiment.ts';
import { engineeredFor } from './inputs.ts';
import { entryOf, has, idsOf, LAYER_CHOICES, type Section } from './lookup.ts';
import { inSentence, labelOf, layerTitles } from './places.ts';
import { printEntry, printFold, printLayer, printSplit, printValue } from './print.ts';
import { sweepableOf } from './sweep.ts';
import { printNumber } from './syntax.ts';

/**
 * One line for each setting that differs: "learning rate 0.03 → 0.1", "optimizer Adam → SGD",
 * "one more layer: dense(8, tanh) after Hidden 2". None for experiments that are equal.
 */
export function differences(a: ExperimentSpec, b: ExperimentSpec): readonly string[] {
  const of = (part: Part, section: Section, place: string = part, noun: string = part) =>
    ofCall(section, noun, place, a[part], b[part]);
  return [
    ...ofData(a, b),
    ...(sameTable(a, b) ? change('target', dataOf(a).target.label, dataOf(b).target.label) : []),
    ...(usesAllOf(a) && usesAllOf(b) && !sameData(a, b) ? [] : change('inputs', inputs(a), inputs(b))),
    ...of('missing', 'imputers', '', 'missing values'),
    ...of('outliers', 'outliers', ''),
    ...(hasUsualScaler(a) && hasUsualScaler(b) ? [] : of('scaler', 'scalers', '')),
    ...ofSeveral('augmentations', a.augmentations, b.augmentations),
    ...ofLayers(a.layers, b.layers),
    ...ofCall('activations', 'output activation', 'output', a.output, b.output),
    ...of('loss', 'losses'),
    ...of('optimizer', 'optimizers', ''),
    ...of('schedule', 'schedules'),
    ...of('initializer', 'initializers'),
    ...ofCall('initializers', 'bias initializer', 'bias', a.bias, b.bias),
    ...ofPins(a.pins, b.pins),
    ...ofSeveral('regularizers', a.regularizers, b.regularizers),
    ...change('batch size', size(a.batch), size(b.batch)),
    ...change('split', printSplit(a.split), printSplit(b.split)),
    ...change('fold', printFold(a.fold), printFold(b.fold)),
    ...change('seed', String(a.seed), String(b.seed)),
    ...change('runs', String(a.replicas), String(b.replicas)),
    ...ofSweep(a, b),
    ...change('plane', plane(a.plane), plane(b.plane)),
    ...change('provider', PROVIDER_NAMES[a.provider], PROVIDER_NAMES[b.provider]),
  ];
}

/** Parts of an experiment that are one entry of the catalog. */
type Part = 'loss' | 'optimizer' | 'schedule' | 'initializer' | 'missing' | 'outliers' | 'scaler';

const PROVIDER_NAMES = { auto: 'auto', wasm: 'WASM', webgpu: 'WebGPU' } as const;

function change(what: string, from: string, to: string): string[] {
  return from === to ? [] : [`${what} ${from} → ${to}`];
}

/**
 * @param noun what the entry is, such as "optimizer"
 * @param place precedes the names of its numbers; empty if those names are clear by themselves
 */
function ofCall(section: Section, noun: string, place: string, a: Call, b: Call): string[] {
  if (a.id === b.id) return ofNumbers(section, place, a, b);
  // Numbers with the same name are the same setting, whichever entry they belong to.
  const shared = Object.keys(a.args).filter((name) => Object.hasOwn(b.args, name));
  const choice = change(noun, named(section, a, shared), named(section, b, shared));
  return [...choice, ...ofNumbers(section, place, a, b)];
}

/** The numbers that both have and that differ, with the labels of the second. */
function ofNumbers(section: Section, place: string, a: Call, b: Call): string[] {
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(section, b.id).hyper;
  return Object.entries(hyper).flatMap(([name, setting]) => {
    const [from, to] = [a.args[name], b.args[name]];
    if (from === undefined || to === undefined || from === to) return [];
    return [`${labelOf(place, setting.label)} ${pair(setting, from, to).join(' → ')}`];
  });
}

/**
 * "Momentum (0.8)", "L2 penalty (rate 0.01)": with the numbers that differ from their defaults. @param except names
 * that are reported elsewhere
 */
function named(section: Section, { id, args }: Call, except: readonly string[] = []): string {
  const { label, hyper } = entryOf(section, id);
  const unusual = Object.entries<Hyperparameter>(hyper).flatMap(([name, setting]) => {
    const value = args[name] ?? setting.default;
    if (value === setting.default || except.includes(name)) return [];
    const place = inSentence(label);
    return [`${labelOf(place, setting.label).slice(place.length)} ${pair(setting, setting.default, value)[1]}`.trim()];
  });
  return unusual.length === 0 ? label : `${label} (${unusual.join(', ')})`;
}

/** Two values of a setting, with only as many digits as it takes to distinguish them. */
function pair(setting: Pick<Hyperparameter, 'options' | 'integer'>, from: number, to: number): [string, string] {
  if (setting.options) return [printValue(setting, from), printValue(setting, to)];
  const short = [exact(rounded(setting, from)), exact(rounded(setting, to))] as const;
  return short[0] === short[1] ? [exact(from), exact(to)] : [...short];
}

/** A value with three digits; counts and choices keep all of their digits. */
function rounded({ options, integer }: Pick<Hyperparameter, 'options' | 'integer'>, value: number): number {
  return options || integer ? value : Number(value.toPrecision(3));
}

function exact(value: number): string {
  return printNumber(value).replaceAll('-', '−');
}

function ofLayers(a: readonly LayerSpec[], b: readonly LayerSpec[]): string[] {
  const [before, after] = [a.map(printLayer), b.map(printLayer)];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const write = writerOf([...a, ...b]);
  const gone = a.slice(start, before.length - end).map(write);
  const come = b.slice(start, after.length - end).map(write);
  const titles = layerTitles(a);
  if (gone.length === 0 && come.length > 0) {
    const count = come.length === 1 ? 'one more layer' : `${come.length} more layers`;
    const where = start > 0 ? ` after ${titles[start - 1]}` : a.length > 0 ? ` before ${titles[0]}` : '';
    return [`${count}: ${come.join(', ')}${where}`];
  }
  if (come.length === 0 && gone.length > 0) {
    return [`without ${gone.map((text, index) => `${titles[start + index]}: ${text}`).join(', ')}`];
  }
  if (gone.length !== come.length) return change('hidden layers', gone.join(', '), come.join(', '));
  if (gone.length > 1 && gone.toSorted().join('\n') === come.toSorted().join('\n')) {
    return [`layers in another order: ${b.map(write).join(', ')}`];
  }
  return gone.flatMap((_, index) => ofLayer(titles[start + index] ?? '', a[start + index], b[start + index], write));
}

function ofLayer(
  title: string,
  a: LayerSpec | undefined,
  b: LayerSpec | undefined,
  write: (layer: LayerSpec) => string,
): string[] {
  if (!a || !b) return [];
  if (a.id !== b.id) return change(title, write(a), write(b));
  const choices = (['activation', 'initializer', 'penalty'] as const).flatMap((choice) => {
    const { section } = LAYER_CHOICES[choice];
    const [from, to] = [a[choice], b[choice]];
    if (from && to) return ofCall(section, `${title} ${choice}`, `${title} ${choice}`, from, to);
    const text = (one: Call | null) => (one ? named(section, one) : "the experiment's");
    return change(`${title} ${choice}`, text(from), text(to));
  });
  return [...ofNumbers('layers', title, a, b), ...choices];
}

/**
 * A function that writes layers as "dense(8, tanh)", with only as many digits as it takes to distinguish these layers.
 */
function writerOf(layers: readonly LayerSpec[]): (layer: LayerSpec) => string {
  const inFull = (layer: LayerSpec) => printLayer(layer).replaceAll(',', ', ').replaceAll('-', '−');
  const inShort = (layer: LayerSpec) => inFull(roundedLayer(layer));
  const count = (write: (layer: LayerSpec) => string) => new Set(layers.map(write)).size;
  return count(inShort) === count(inFull) ? inShort : inFull;
}

function roundedLayer(layer: LayerSpec): LayerSpec {
  const { activation, initializer, penalty } = layer;
  return {
    ...layer,
    ...roundedCall('layers', layer),
    activation: activation && roundedCall(LAYER_CHOICES.activation.section, activation),
    initializer: initializer && roundedCall(LAYER_CHOICES.initializer.section, initializer),
    penalty: penalty && roundedCall(LAYER_CHOICES.penalty.section, penalty),
  };
}

function roundedCall(section: Section, { id, args }: Call): Call {
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(section, id).hyper;
  const round = ([name, value]: [string, number]) => [name, rounded(hyper[name] ?? {}, value)] as const;
  return { id, args: Object.fromEntries(Object.entries(args).map(round)) };
}

/** Entries of a section that allows several, each at most once. */
function ofSeveral(section: Section, a: readonly Call[], b: readonly Call[]): string[] {
  return idsOf(section).flatMap((id) => {
    const [from, to] = [a, b].map((list) => list.find((one) => one.id === id));
    if (from && to) return ofNumbers(section, inSentence(entryOf(section, id).label), from, to);
    if (to) return [`with ${inSentence(named(section, to))}`];
    return from ? [`without ${inSentence(named(section, from))}`] : [];
  });
}

function ofPins(a: readonly Pin[], b: readonly Pin[]): string[] {
  const text = ({ parameter, index }: Pin) => `${parameter.replace('/', ' ')} ${index}`;
  const same = (one: Pin) => (other: Pin) => text(one) === text(other);
  return [
    ...a.filter((pin) => !b.some(same(pin))).map((pin) => `${text(pin)} no longer pinned`),
    ...b.flatMap((pin) => {
      const was = a.find(same(pin));
      if (!was) return [`${text(pin)} pinned at ${exact(rounded({}, pin.value))}`];
      return was.value === pin.value ? [] : [`${text(pin)} pinned at ${pair({}, was.value, pin.value).join(' → ')}`];
    }),
  ];
}

/** Whether the features are the default ones of the dataset. */
function usesAllOf(spec: ExperimentSpec): boolean {
  return spec.features.join() === dataOf(spec).features.join();
}

/** Whether the scaler is the default one for the data, which needs no mention next to them. */
function hasUsualScaler(spec: ExperimentSpec): boolean {
  return printEntry('scalers', spec.scaler) === dataOf(spec).scaler;
}

/** Whether two experiments learn to predict the same column of the same data. */
export function sameData(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return sameTable(a, b) && dataOf(a).target.id === dataOf(b).target.id;
}

function sameTable(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return a.data.id === b.data.id && a.table?.id === b.table?.id;
}

function ofData(a: ExperimentSpec, b: ExperimentSpec): string[] {
  if (a.data.id !== OWN && b.data.id !== OWN) return ofCall('datasets', 'data', '', a.data, b.data);
  return sameTable(a, b) ? [] : [`data ${dataOf(a).label} → ${dataOf(b).label}`];
}

function inputs(spec: ExperimentSpec): string {
  const { features } = spec;
  const plain = engineeredFor(spec).length === 0;
  const name = (id: string) => {
    if (has('features', id)) return entryOf('features', id).symbol;
    return plain ? id.replaceAll('_', ' ') : id.replace(/^x([12])$/, (_, digit) => `x${digit === '1' ? '₁' : '₂'}`);
  };
  return features.map(name).join(', ');
}

function size(batch: ExperimentSpec['batch']): string {
  return batch === 'all' ? 'all examples' : String(batch);
}

function ofSweep(a: ExperimentSpec, b: ExperimentSpec): string[] {
  const what = 'runs differ in';
  const inShort = change(what, swept(a, rounded), swept(b, rounded));
  const inFull = change(what, swept(a), swept(b));
  return inShort.length === inFull.length ? inShort : inFull;
}

function swept(spec: ExperimentSpec, round: typeof rounded = (_, value) => value): string {
  const { sweep } = spec;
  if (sweep === null) return 'seed';
  const { label = sweep.of, setting = {} } = sweepableOf(spec, sweep.of) ?? {};
  return `${label} ${exact(round(setting, sweep.from))} to ${exact(round(setting, sweep.to))}`;
}

function plane(chosen: Plane | null): string {
  if (chosen === null) return 'as usual';
  return chosen === 'components' ? 'principal components' : chosen.map((name) => name.replaceAll('_', ' ')).join(' × ');
}
