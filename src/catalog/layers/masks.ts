/** The hyperparameter of layers on sequences that can hide later steps from each step. */
import type { Hyperparameter } from '../entry.ts';
import type { Surroundings } from './definition.ts';

const MASKS = ['auto', 'causal', 'none'] as const;

export const mask: Hyperparameter = {
  label: 'Mask',
  tex: '\\text{mask}',
  default: 0,
  min: 0,
  max: 2,
  scale: 'linear',
  integer: true,
  options: MASKS,
  effect: 'recompile',
  explain:
    '“Causal” hides later steps from each step, which a network needs to predict what comes next; “auto” is causal for such a target, and “none” for any other.',
};

/** Replaces the mask "auto" by the one that the target needs. */
export function settledMask<Args extends Readonly<Record<'mask', number>>>(args: Args, around: Surroundings): Args {
  if (MASKS[args.mask] !== 'auto') return args;
  return { ...args, mask: MASKS.indexOf(around.predictsNext ? 'causal' : 'none') };
}

/** Whether no step may depend on later ones. */
export function isCausal({ mask }: Readonly<Record<'mask', number>>): boolean {
  return MASKS[mask] === 'causal';
}
