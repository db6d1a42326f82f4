import type { Hyperparameter, Hyperparameters } from '../catalog/entry.ts';
import { usualOutput } from './choices.ts';
import { defaultSpec } from './defaults.ts';
import type { Call, ExperimentSpec, LayerSpec, Pin, Plane, Split } from './experiment.ts';
import { KEYS, type Key, REPLICAS, VERSION } from './limits.ts';
import { entryOf, LAYER_CHOICES, type Section } from './lookup.ts';
import { printCall, printNumber } from './syntax.ts';

/**
 * The canonical text of an experiment, without the leading "#": keys in a fixed order, defaults left out, except that
 * data and net are always there. The output is left out where data and loss imply it. `parse` reads it back as the same experiment.
 */
export function print(spec: ExperimentSpec): string {
  const values = printValues(spec);
  const standard = defaultSpec(spec.data.id);
  const output = usualOutput(entryOf('datasets', spec.data.id).task, spec.loss.id);
  const defaults = printValues({ ...standard, output });
  const always: readonly Key[] = ['data', 'net', 'v'];
  return KEYS.filter((key) => always.includes(key) || values[key] !== defaults[key])
    .map((key) => `${key}=${values[key]}`)
    .join('&');
}

/** The text of every key. */
function printValues(spec: ExperimentSpec): Readonly<Record<Key, string>> {
  return {
    data: printEntry('datasets', spec.data),
    features: spec.features.join(','),
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
    seed: String(spec.seed),
    // A sweep says itself how many there are.
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
  return layers.length === 0 ? 'none' : layers.map(printLayer).join(',');
}

/** The regularizers, or `none`. */
export function printRegularizers(regularizers: readonly Call[]): string {
  return regularizers.length === 0 ? 'none' : regularizers.map((one) => printEntry('regularizers', one)).join(',');
}

/** A hyperparameter's value as a text has it: a number, or the word that it stands for. */
export function printValue({ options }: Pick<Hyperparameter, 'options'>, value: number): string {
  return options?.[value] ?? printNumber(value);
}

export function printSplit({ train, validation, test }: Split): string {
  return `${train}/${validation}/${test}`;
}

/** What differs from replica to replica: `lr(0.001..1,16)`, or `none`. */
export function printSweep({ sweep, replicas }: Pick<ExperimentSpec, 'sweep' | 'replicas'>): string {
  if (sweep === null) return 'none';
  return printCall(sweep.of, [`${printNumber(sweep.from)}..${printNumber(sweep.to)}`, String(replicas)]);
}

/** What is held by hand, or `none`: `dense1_weight(3,0.5)` holds element 3 at 0.5. */
export function printPins(pins: readonly Pin[]): string {
  if (pins.length === 0) return 'none';
  return pins
    .map(({ parameter, index, value }) => printCall(pinName(parameter), [String(index), printNumber(value)]))
    .join(',');
}

/** A parameter as a text has it: `dense1_weight`. */
export function pinName(parameter: string): string {
  return parameter.replaceAll('/', '_');
}

/** The plane of the pictures, or `none` for the dataset's own. */
export function printPlane(plane: Plane | null): string {
  return plane === null ? 'none' : plane === 'components' ? plane : plane.join(',');
}

function namedArgs(hyper: Hyperparameters, args: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(hyper)
    .filter(([name, { default: standard }]) => (args[name] ?? standard) !== standard)
    .map(([name, setting]) => `${name}=${printValue(setting, args[name] ?? setting.default)}`);
}
