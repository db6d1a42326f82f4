import type { ActivationDef } from './definition.ts';
import { leakyRelu } from './leaky_relu.ts';
import { linear } from './linear.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { tanh } from './tanh.ts';

export const activations = {
  linear,
  sigmoid,
  tanh,
  relu,
  leaky_relu: leakyRelu,
  softmax,
} satisfies Record<string, ActivationDef>;
