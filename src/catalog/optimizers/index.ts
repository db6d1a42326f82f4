import { adam } from './adam.ts';
import type { OptimizerDef } from './definition.ts';
import { momentum } from './momentum.ts';
import { sgd } from './sgd.ts';

export const optimizers = { sgd, momentum, adam } satisfies Record<string, OptimizerDef>;
