import type { Hyperparameters } from '../catalog/entry.ts';
import type { Call, LayerSpec } from './experiment.ts';
import { entryOf, type Section } from './lookup.ts';

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
 * A hidden layer: `layer('dense', { units: 8 }, 'tanh')`.
 * @throws Error for an unknown id
 */
export function layer(id: string, args: Readonly<Record<string, number>>, activation: string | Call): LayerSpec {
  return {
    ...call('layers', id, args),
    activation: typeof activation === 'string' ? call('activations', activation) : activation,
  };
}
