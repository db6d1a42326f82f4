import type { activations as catalog } from '../../../catalog/activations/index.ts';
import { number } from '../script.ts';
import type { Site } from './site.ts';

/** Writes an activation of `x`; `args` are its hyperparameters. */
export type WriteActivation = (x: string, args: Readonly<Record<string, number>>, site: Site) => string;

/** Every activation of the catalog in PyTorch. */
export const activations = {
  tanh: (x) => `torch.tanh(${x})`,
  sigmoid: (x) => `torch.sigmoid(${x})`,
  relu: (x) => `torch.relu(${x})`,
  leaky_relu: (x, { alpha }) => `F.leaky_relu(${x}, ${number(alpha as number)})`,
  linear: (x) => x,
} as unknown as Record<keyof typeof catalog, WriteActivation>;
