/** Turns entries, layers and numbers into text. `read.ts` is the opposite direction. */
import type { Hyperparameter, Hyperparameters } from '../catalog/entry.ts';
import type { Call, LayerSpec } from './experiment.ts';
import { entryOf, LAYER_CHOICES, type Section } from './lookup.ts';
import { printCall, printNumber } from './syntax.ts';

/** The value if nothing is chosen. */
export const NONE = 'none';

/** A call with the arguments that differ from their defaults: `adam(lr=0.03)`. */
export function printEntry(section: Section, { id, args }: Call): string {
  return printCall(id, namedArgs(entryOf(section, id).hyper, args));
}

/** Several entries of a section, or `none`. */
export function printEntries(section: Section, entries: readonly Call[]): string {
  return entries.length === 0 ? NONE : entries.map((one) => printEntry(section, one)).join(',');
}

/** One hidden layer: `dense(8,tanh)`, `dense(8,tanh,init=he_normal,reg=l2(rate=0.01))`. */
export function printLayer(layer: LayerSpec): string {
  const { hyper, positional } = entryOf('layers', layer.id);
  const chosen = new Map<string, string>();
  for (const choice of ['activation', 'initializer', 'penalty'] as const) {
    const { argument, section } = LAYER_CHOICES[choice];
    if (layer[choice] !== null) chosen.set(argument, printEntry(section, layer[choice]));
  }
  // A default word at the end says nothing; a default number may be what a person looks for.
  const isPlain = (name: string) => hyper[name]?.options !== undefined && layer.args[name] === hyper[name].default;
  const needed = positional.findLastIndex((name) => !isPlain(name)) + 1;
  const leading = positional.slice(0, needed).flatMap((name) => {
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

/** A parameter as a text writes it: `dense1_weight`. */
export function pinName(parameter: string): string {
  return parameter.replaceAll('/', '_');
}

/** A hyperparameter's value as a text writes it: a number, or its word. */
export function printValue({ options }: Pick<Hyperparameter, 'options'>, value: number): string {
  return options?.[value] ?? printNumber(value);
}

function namedArgs(hyper: Hyperparameters, args: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(hyper)
    .filter(([name, { default: standard }]) => (args[name] ?? standard) !== standard)
    .map(([name, setting]) => `${name}=${printValue(setting, args[name] ?? setting.default)}`);
}
