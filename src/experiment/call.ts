import type { Hyperparameters } from '../catalog/entry.ts';
import type { LayerDef } from '../catalog/layers/definition.ts';
import type { Call, LayerSpec } from './experiment.ts';
import { entryOf, type Section } from './lookup.ts';

/** The usual default activation of a hidden layer that takes one. */
const ACTIVATION = 'tanh';

/** Every hyperparameter at its default. */
export function defaultArgs(hyper: Hyperparameters): Record<string, number> {
  return Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value]));
}

/**
 * A catalog entry with the given arguments and its defaults for the rest: `call('optimizers', 'adam', { lr: 0.1 })`.
 * @throws Error for an unknown id
 */
export function call(section: Section, id: string, args: Readonly<Record<string, number>> = {}): Call {
  return { id, args: { ...defaultArgs(entryOf(section, id).hyper), ...args } };
}

/**
 * A hidden layer: `layer('dense', { units: 8 }, 'relu')`, `layer('dropout', { rate: 0.2 })`.
 * @param activation for a layer that takes one; the usual one by default
 * @throws Error for an unknown id, and for an activation on a layer that takes none
 */
export function layer(
  id: string,
  args: Readonly<Record<string, number>> = {},
  activation?: string | Call,
  choices: Partial<Pick<LayerSpec, 'initializer' | 'penalty'>> = {},
): LayerSpec {
  const { choices: offered, activation: own = ACTIVATION } = entryOf('layers', id) as LayerDef;
  const takes = offered.includes('activation');
  if (!takes && activation !== undefined) throw new Error(`layer "${id}" takes no activation`);
  return {
    ...call('layers', id, args),
    activation: takes ? asCall(activation ?? own) : null,
    initializer: null,
    penalty: null,
    ...choices,
  };
}

/**
 * A new hidden layer of any kind, with its defaults.
 * @throws Error for an unknown id
 */
export function defaultLayer(id = 'dense'): LayerSpec {
  return layer(id);
}

function asCall(activation: string | Call): Call {
  return typeof activation === 'string' ? call('activations', activation) : activation;
}
