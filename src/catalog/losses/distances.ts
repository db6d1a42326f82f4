import type { LossDef } from './definition.ts';

/** The output activations for losses that measure how far a prediction is from a number. */
export const DISTANCE_OUTPUTS: LossDef['outputs'] = {
  linear: null,
  leaky_relu: null,
  tanh: 'Only numbers between −1 and 1 can be predicted, and the slope of tanh fades towards either end.',
  softsign: 'Only numbers between −1 and 1 can be predicted, and the output approaches either end slowly.',
  softplus: 'Only positive numbers can be predicted.',
  relu: 'No negative number can be predicted, and an output that is zero for every example receives no gradient and stays zero.',
  sigmoid:
    'Only numbers between 0 and 1 can be predicted. The gradient is multiplied by the slope of the sigmoid, so it vanishes where the network is confidently wrong; cross-entropy has no such plateau.',
  hard_sigmoid:
    'Only numbers from 0 to 1 can be predicted. On its flat parts the gradient is exactly zero, so the network learns nothing from a confidently wrong prediction.',
  softmax:
    'The gradient is multiplied by the slope of the softmax, so it vanishes where a wrong class has nearly all the probability; cross-entropy has no such plateau.',
};
