import type { Hyperparameters } from '../catalog/entry.ts';
import { defaultSpec } from './defaults.ts';
import type { Call, ExperimentSpec, LayerSpec, Split } from './experiment.ts';
import { KEYS, type Key, VERSION } from './limits.ts';
import { entryOf, type Section } from './lookup.ts';
import { printCall, printNumber } from './syntax.ts';

/**
 * The canonical text of an experiment, without the leading "#": keys in a fixed order, defaults left out, except that
 * data and net are always there. `parse` reads it back as the same experiment.
 */
export function print(spec: ExperimentSpec): string {
  const values = printValues(spec);
  const defaults = printValues(defaultSpec(spec.data.id));
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
    init: printEntry('initializers', spec.initializer),
    batch: String(spec.batch),
    split: printSplit(spec.split),
    seed: String(spec.seed),
    provider: spec.provider,
    v: String(VERSION),
  };
}

/** A call with the arguments that differ from their defaults: `adam(lr=0.03)`. */
export function printEntry(section: Section, { id, args }: Call): string {
  return printCall(id, namedArgs(entryOf(section, id).hyper, args));
}

/** One hidden layer: `dense(8,tanh)`. */
export function printLayer(layer: LayerSpec): string {
  const { hyper, positional } = entryOf('layers', layer.id);
  const leading = positional.map((name) =>
    name === 'activation' ? printEntry('activations', layer.activation) : printNumber(layer.args[name] ?? Number.NaN),
  );
  const rest = Object.fromEntries(Object.entries(hyper).filter(([name]) => !positional.includes(name)));
  return printCall(layer.id, [...leading, ...namedArgs(rest, layer.args)]);
}

/** The hidden layers, or `none`. */
export function printLayers(layers: readonly LayerSpec[]): string {
  return layers.length === 0 ? 'none' : layers.map(printLayer).join(',');
}

export function printSplit({ train, validation, test }: Split): string {
  return `${train}/${validation}/${test}`;
}

function namedArgs(hyper: Hyperparameters, args: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(hyper)
    .map(([name, { default: value }]) => ({ name, value: args[name] ?? value, standard: value }))
    .filter(({ value, standard }) => value !== standard)
    .map(({ name, value }) => `${name}=${printNumber(value)}`);
}
