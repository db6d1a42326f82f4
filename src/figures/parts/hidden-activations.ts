import type { ActivationDef } from '../../catalog/activations/definition.ts';
import { activations } from '../../catalog/activations/index.ts';

/** The activations of the catalog that act on each unit of a hidden layer by itself. */
export const HIDDEN_ACTIVATIONS: Readonly<Record<string, ActivationDef>> = Object.fromEntries(
  Object.entries<ActivationDef>(activations).filter(
    ([, { places, acrossUnits }]) => places.includes('hidden') && !acrossUnits,
  ),
);

/** One of them by its id. */
export function hiddenActivation(id: string): ActivationDef {
  return HIDDEN_ACTIVATIONS[id] ?? activations.tanh;
}
