import type { ActivationDef } from './definition.ts';
import { elu } from './elu.ts';
import { gelu } from './gelu.ts';
import { hardSigmoid } from './hard_sigmoid.ts';
import { leakyRelu } from './leaky_relu.ts';
import { linear } from './linear.ts';
import { mish } from './mish.ts';
import { prelu } from './prelu.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { selu } from './selu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { sine } from './sine.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { tanh } from './tanh.ts';

export const activations = {
  linear,
  sigmoid,
  tanh,
  softsign,
  hard_sigmoid: hardSigmoid,
  relu,
  leaky_relu: leakyRelu,
  prelu,
  relu6,
  elu,
  selu,
  gelu,
  silu,
  mish,
  softplus,
  sine,
  softmax,
} satisfies Record<string, ActivationDef>;
