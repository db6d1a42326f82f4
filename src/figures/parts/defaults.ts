import type { Hyperparameters } from '../../catalog/entry.ts';

/** The default of each hyperparameter. */
export function defaultsOf(hyper: Hyperparameters): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(hyper).map(([name, of]) => [name, of.default]));
}
