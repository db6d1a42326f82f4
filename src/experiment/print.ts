import type { Hyperparameter, Hyperparameters } from '../catalog/entry.ts';
import { packTable } from '../table/pack.ts';
import type { OwnTable } from '../table/table.ts';
import { usualOutput } from './choices.ts';
import { dataOf, OWN } from './data.ts';
import { standardSpec } from './defaults.ts';
import type { Call, ExperimentSpec, Fold, LayerSpec, Pin, Plane, Split } from './experiment.ts';
import { KEYS, type Key, REPLICAS, VERSION } from './limits.ts';
import { entryOf, LAYER_CHOICES, type Section } from './lookup.ts';
import { printCall, printNumber } from './syntax.ts';

/** The value if nothing is chosen. */
const NONE = 'none';

/**
 * The canonical text of an experiment, without the leading "#": keys in a fixed order, without defaults, except that
 * data and net are always present. The output is omitted if data and loss imply it. `parse` reads the text back as the
 * same experiment.
 */
export function print(spec: ExperimentSpec): string {
  const values = printValues(spec);
  const standard = standardSpec(spec);
  const output = usualOutput(dataOf(spec).task, spec.loss.id);
  const defaults = { ...printValues({ ...standard, output }), table: NONE, target: NONE };
  const always: readonly Key[] = ['data', 'net', 'v'];
  // A column may be named "none".
  const chosen = (key: Key) => (key === 'target' ? spec.target !== null : values[key] !== defaults[key]);
  return KEYS.filter((key) => always.includes(key) || chosen(key))
    .map((key) => `${key}=${values[key]}`)
    .join('&');
}

/** The text of every key. */
function printValues(spec: ExperimentSpec): Readonly<Record<Key, string>> {
  return {
    data: spec.table === null ? printEntry('datasets', spec.data) : OWN,
    table: printTable(spec.table),
    target: spec.target ?? NONE,
    features: spec.features.join(','),
    missing: printEntry('imputers', spec.missing),
    outliers: printEntry('outliers', spec.outliers),
    scale: printEntry('scalers', spec.scaler),
    augment: printAugmentations(spec.augmentations),
    net: printLayers(spec.layers),
    output: printEntry('activations', spec.output),
    loss: printEntry('losses', spec.loss),
    opt: printEntry('optimizers', spec.optimizer),
    schedule: printEntry('schedules', spec.schedule),
    init: printEntry('initializers', spec.initializer),
    bias: printEntry('initializers', spec.bias),
    pin: printPins(spec.pins),
    reg: printRegularizers(spec.regularizers),
    batch: String(spec.batch),
    split: printSplit(spec.split),
    fold: printFold(spec.fold),
    seed: String(spec.seed),
    // A sweep includes the number of copies.
    replicas: String(spec.sweep === null ? spec.replicas : REPLICAS.default),
    sweep: printSweep(spec),
    plane: printPlane(spec.plane),
    provider: spec.provider,
    v: String(VERSION),
  };
}

/** A call with the arguments that differ from their defaults: `adam(lr=0.03)`. */
export function printEntry(section: Section, { id, args }: Call): string {
  return printCall(id, namedArgs(entryOf(section, id).hyper, args));
}

/** One hidden layer: `dense(8,tanh)`, `dense(8,tanh,init=he_normal,reg=l2(rate=0.01))`. */
export function printLayer(layer: LayerSpec): string {
  const { hyper, positional } = entryOf('layers', layer.id);
  const chosen = new Map<string, string>();
  for (const choice of ['activation', 'initializer', 'penalty'] as const) {
    const { argument, section } = LAYER_CHOICES[choice];
    if (layer[choice] !== null) chosen.set(argument, printEntry(section, layer[choice]));
  }
  const leading = positional.flatMap((name) => {
    const setting = hyper[name];
    if (setting !== undefined) return [printValue(setting, layer.args[name] ?? setting.default)];
    return chosen.get(name) ?? [];
  });
  const rest = Object.fromEntries(Object.entries(hyper).filter(([name]) => !positional.includes(name)));
  const named = [...chosen].filter(([name]) => !positional.includes(name)).map(([name, text]) => `${name}=${text}`);
  return printCall(layer.id, [...leading, ...namedArgs(rest, layer.args), ...named]);
}

/** The hidden layers, or `none`. */
export function printLayers(layers: readonly LayerSpec[]): string {
  return layers.length === 0 ? NONE : layers.map(printLayer).join(',');
}

/** The augmentations, or `none`. */
export function printAugmentations(augmentations: readonly Call[]): string {
  return augmentations.length === 0 ? NONE : augmentations.map((one) => printEntry('augmentations', one)).join(',');
}

/** The fold that validates, or `none`: `2/5` is the second of five. */
export function printFold(fold: Fold | null): string {
  return fold === null ? NONE : `${fold.index}/${fold.of}`;
}

/** The prefix of the id of a table that is too large for a text. */
export const KEPT = '~';

const packed = new WeakMap<OwnTable, string>();

/** A packed table if it fits, otherwise the id under which a browser keeps it: `~8f14e45fceea167a`. */
function printTable(table: OwnTable | null): string {
  if (table === null) return NONE;
  const text = packed.get(table) ?? packTable(table) ?? `${KEPT}${table.id}`;
  packed.set(table, text);
  return text;
}

/** The regularizers, or `none`. */
export function printRegularizers(regularizers: readonly Call[]): string {
  return regularizers.length === 0 ? NONE : regularizers.map((one) => printEntry('regularizers', one)).join(',');
}

/** A hyperparameter's value as a text writes it: a number, or its word. */
export function printValue({ options }: Pick<Hyperparameter, 'options'>, value: number): string {
  return options?.[value] ?? printNumber(value);
}

export function printSplit({ train, validation, test }: Split): string {
  return `${train}/${validation}/${test}`;
}

/** The number that differs from replica to replica: `lr(0.001..1,16)`, or `none`. */
export function printSweep({ sweep, replicas }: Pick<ExperimentSpec, 'sweep' | 'replicas'>): string {
  if (sweep === null) return NONE;
  return printCall(sweep.of, [`${printNumber(sweep.from)}..${printNumber(sweep.to)}`, String(replicas)]);
}

/** The pins, or `none`: `dense1_weight(3,0.5)` holds element 3 at 0.5. */
export function printPins(pins: readonly Pin[]): string {
  if (pins.length === 0) return NONE;
  return pins
    .map(({ parameter, index, value }) => printCall(pinName(parameter), [String(index), printNumber(value)]))
    .join(',');
}

/** A parameter as a text writes it: `dense1_weight`. */
export function pinName(parameter: string): string {
  return parameter.replaceAll('/', '_');
}

/** The plane of the pictures, or `none` for the dataset's own. */
export function printPlane(plane: Plane | null): string {
  return plane === null ? NONE : plane === 'components' ? plane : plane.join(',');
}

function namedArgs(hyper: Hyperparameters, args: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(hyper)
    .filter(([name, { default: standard }]) => (args[name] ?? standard) !== standard)
    .map(([name, setting]) => `${name}=${printValue(setting, args[name] ?? setting.default)}`);
}
