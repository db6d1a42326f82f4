import type { Hyperparameter } from '../../catalog/entry.ts';
import { learnsByReward } from '../agent.ts';
import { dataOf, OWN } from '../data.ts';
import type { Call, ExperimentSpec, LayerSpec } from '../experiment.ts';
import { fields } from '../fields/index.ts';
import { entryOf, NOUNS, type Section } from '../lookup.ts';
import { inSentence } from '../places.ts';
import { DRAWN } from '../start.ts';
import { hasGenerator } from '../two-networks.ts';
import { exact, named, rounded } from '../words.ts';
import { printLayer, printValue } from '../write.ts';

interface EntrySetting {
  readonly section: Section;
  readonly noun: string;
  readonly of: (spec: ExperimentSpec) => Call;
}

const entryNamed = (section: Section, of: EntrySetting['of'], noun: string = NOUNS[section]): EntrySetting => ({
  section,
  noun,
  of,
});

/** Settings that are one entry of the catalog, by their keys. */
const ENTRIES: Readonly<Record<string, EntrySetting>> = {
  data: entryNamed('datasets', ({ data }) => data, 'data'),
  method: entryNamed('methods', ({ method }) => method),
  missing: entryNamed('imputers', ({ missing }) => missing),
  outliers: entryNamed('outliers', ({ outliers }) => outliers),
  scale: entryNamed('scalers', ({ scaler }) => scaler),
  loss: entryNamed('losses', ({ loss }) => loss),
  opt: entryNamed('optimizers', ({ optimizer }) => optimizer),
  generator_opt: entryNamed('optimizers', ({ generatorOptimizer }) => generatorOptimizer, 'optimizer of the generator'),
  schedule: entryNamed('schedules', ({ schedule }) => schedule),
  init: entryNamed('initializers', ({ initializer }) => initializer),
  bias: entryNamed('initializers', ({ bias }) => bias, 'bias initializer'),
};

/** Settings that are something else. */
const OTHERS: Readonly<Record<string, (spec: ExperimentSpec) => string>> = {
  target: (spec) => `target ${dataOf(spec).target.label}`,
  task: (spec) => inSentence(entryOf('tasks', dataOf(spec).task).label),
  features: ({ features }) => `inputs ${features.join(', ')}`,
  net: ({ layers }) => (layers.length === 0 ? 'no hidden layer' : `hidden layers ${layers.map(layerWords).join(', ')}`),
  'net.layers': ({ layers }) => `${layers.length} hidden ${layers.length === 1 ? 'layer' : 'layers'}`,
  'net.units': ({ layers }) => `units ${listOf(layers, ({ args }) => args.units)}`,
  'net.activation': ({ layers }) => `activation ${activationsOf(layers)}`,
  'net.output': ({ output }) => `output activation ${named('activations', output)}`,
  augment: ({ augmentations }) => severalWords('augmentations', augmentations, 'augmentation'),
  reg: ({ regularizers }) => severalWords('regularizers', regularizers, 'regularization'),
  d_steps: ({ discriminatorSteps }) => `steps of the discriminator ${discriminatorSteps}`,
  worlds: ({ worlds }) => `worlds ${worlds}`,
  moves: ({ moves }) => `moves per step ${moves}`,
  batch: ({ batch }) => `batch size ${batch === 'all' ? 'all examples' : batch}`,
  split: ({ split: { train, validation, test } }) => `split ${train}/${validation}/${test}`,
  start: ({ start }) => (start === DRAWN ? 'drawn starting weights' : 'given starting weights'),
  seed: ({ seed }) => `seed ${seed}`,
  replicas: ({ replicas }) => `runs ${replicas}`,
};

/** Settings that only agents have, that agents do not have, and that only a network with a generator has. */
const OF_AGENT = ['method', 'worlds', 'moves', 'layout'];
const NOT_OF_AGENT = [
  'loss',
  'batch',
  'split',
  'missing',
  'outliers',
  'scale',
  'augment',
  'target',
  'fold',
  'net.output',
];
const OF_GENERATOR = ['generator_opt', 'd_steps'];

/**
 * The value of a setting in words: "optimizer SGD, learning rate 0.03", "batch size 10".
 * @param name a name of `isControl`
 * @returns null if the experiment has no such setting
 */
export function settingWords(name: string, spec: ExperimentSpec): string | null {
  const [key = '', number] = name.split('.');
  const agent = learnsByReward(spec);
  if (agent ? NOT_OF_AGENT.includes(name) : OF_AGENT.includes(name)) return null;
  if (OF_GENERATOR.includes(key) && !hasGenerator(spec)) return null;
  const other = OTHERS[name]?.(spec);
  if (other !== undefined) return other;
  const entry = ENTRIES[key];
  if (entry !== undefined) return number === undefined ? entryWords(entry, spec) : numberWords(entry, number, spec);
  return textOf(key, spec);
}

/** The numbers of a setting's entry that can be restricted by themselves: `opt.lr`, "Learning rate". */
export function numbersOf(
  key: string,
  spec: ExperimentSpec,
): readonly { readonly name: string; readonly label: string }[] {
  const entry = ENTRIES[key];
  const call = entry?.of(spec);
  if (entry === undefined || call === undefined || call.id === OWN) return [];
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(entry.section, call.id).hyper;
  return Object.entries(hyper).map(([name, { label }]) => ({ name: `${key}.${name}`, label }));
}

function entryWords({ section, noun, of }: EntrySetting, spec: ExperimentSpec): string {
  const call = of(spec);
  if (call.id === OWN) return `${noun} ${dataOf(spec).label}`;
  const { label, hyper } = entryOf(section, call.id);
  return [`${noun} ${label}`, ...Object.keys(hyper).map((name) => numberOf(section, call, name))].join(', ');
}

function numberWords({ section, of }: EntrySetting, name: string, spec: ExperimentSpec): string | null {
  const call = of(spec);
  return call.id === OWN ? null : numberOf(section, call, name);
}

/** "learning rate 0.03"; null if the entry has no such number. */
function numberOf(section: Section, { id, args }: Call, name: string): string | null {
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(section, id).hyper;
  const setting = Object.hasOwn(hyper, name) ? hyper[name] : undefined;
  if (setting === undefined) return null;
  const value = args[name] ?? setting.default;
  return `${inSentence(setting.label)} ${setting.options ? printValue(setting, value) : exact(rounded(setting, value))}`;
}

function severalWords(section: Section, calls: readonly Call[], noun: string): string {
  return calls.length === 0 ? `no ${noun}` : `${noun} ${calls.map((call) => named(section, call)).join(', ')}`;
}

function layerWords(layer: LayerSpec): string {
  return printLayer(layer).replaceAll(',', ', ').replaceAll('-', '−');
}

function activationsOf(layers: readonly LayerSpec[]): string {
  return listOf(layers, ({ activation }) => activation && entryOf('activations', activation.id).label);
}

/** What the layers have, once if all have the same; "none" if none has any. */
function listOf(layers: readonly LayerSpec[], of: (layer: LayerSpec) => string | number | null | undefined): string {
  const all = layers.map(of).filter((one) => one !== null && one !== undefined);
  const [first = 'none'] = all;
  return new Set(all).size <= 1 ? String(first) : all.join(', ');
}

/** A setting without words of its own, as it is written in a link. */
function textOf(key: string, spec: ExperimentSpec): string | null {
  for (const field of Object.values(fields)) {
    const { keys, print }: { keys: Readonly<Record<string, string>>; print(spec: ExperimentSpec): unknown } = field;
    const name = Object.keys(keys).find((one) => keys[one] === key);
    if (name === undefined) continue;
    const text = (print(spec) as Readonly<Record<string, string | null>>)[name];
    return text ? `${key} ${text}` : null;
  }
  return null;
}
