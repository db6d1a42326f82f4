import type { optimizers as catalog } from '../../../catalog/optimizers/index.ts';
import { number, type Script } from '../script.ts';

/**
 * Writes the constructor of an optimizer.
 * @param parameters the expression of what it updates
 */
export type WriteOptimizer = (parameters: string, args: Readonly<Record<string, number>>, script: Script) => string;

/** Every optimizer of the catalog in PyTorch, with every default written out. */
export const optimizers = {
  sgd: (parameters, { lr }) => `torch.optim.SGD(${parameters}, lr=${number(lr as number)})`,
  momentum: (parameters, { lr, beta }) =>
    `torch.optim.SGD(${parameters}, lr=${number(lr as number)}, momentum=${number(beta as number)})`,
  adam: (parameters, { lr, beta1, beta2, epsilon }) =>
    `torch.optim.Adam(${parameters}, lr=${number(lr as number)}, betas=(${number(beta1 as number)}, ${number(beta2 as number)}), eps=${number(epsilon as number)})`,
} as unknown as Record<keyof typeof catalog, WriteOptimizer>;
