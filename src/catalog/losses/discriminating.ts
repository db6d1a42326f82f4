import type { Value } from '../../ir/graph.ts';
import { mul, softplus, sub } from '../../ops/index.ts';
import type { LossInputs } from './definition.ts';
import { meanPerExample } from './examples.ts';

/**
 * The binary cross-entropy of a discriminator from its logit z, which never takes the logarithm of 0:
 * −y·log σ(z) − (1 − y)·log(1 − σ(z)) = softplus(z) − y·z.
 */
export function discriminating({ logits, target }: Pick<LossInputs, 'logits' | 'target'>): Value {
  return meanPerExample(sub(softplus(logits), mul(target, logits)));
}

/** The discriminator's loss where it answers 1/2 everywhere: ln 2 for real examples and ln 2 for generated ones. */
export const UNDECIDED = 2 * Math.LN2;
