import { mul, sub } from '../../ops/index.ts';
import { adam } from './adam.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { weightDecay } from './weight_decay.ts';

export const adamw: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon' | 'weight_decay', 'm' | 'v'> = {
  label: 'AdamW',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ w &\\leftarrow w - \\eta \\left( \\frac{m / (1 - \\beta_1^t)}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} + \\lambda w \\right) \\end{aligned}',
  text: 'Adam with weight decay that bypasses the averages. An L2 penalty adds λw to the gradient, and Adam then divides it by √v like everything else: weights with large gradients are hardly held back, those with small ones strongly. AdamW makes Adam’s step and, separately, shrinks every parameter by the same share ηλ. Decay and learning rate can then be tuned almost independently, and networks often generalize better; AdamW is the standard for training transformers. Use it in place of Adam where a network overfits, and leave the L2 penalty off. Too much decay flattens the function until it underfits. With λ = 0 it is Adam.',
  differs:
    'As in PyTorch (default λ = 0.01) and Keras (0.004), the decay is multiplied by η. In algorithm 2 of the paper it is multiplied only by the schedule’s factor, so the paper’s λ corresponds to ηλ here. The weight_decay of PyTorch’s Adam is the coupled form. All parameters decay, including biases, as in both frameworks by default. ε is outside the root, as in PyTorch.',
  reference: {
    authors: 'I. Loshchilov, F. Hutter',
    year: 2017,
    title: 'Decoupled Weight Decay Regularization',
    url: 'https://arxiv.org/abs/1711.05101',
  },
  hyper: { ...adam.hyper, lr: learningRate(0.01), weight_decay: weightDecay(0.01) },
  slots: adam.slots,
  update(inputs) {
    const { parameter, slots } = adam.update(inputs);
    const { lr, weight_decay: decay } = inputs.hyper;
    return { parameter: sub(parameter, mul(inputs.parameter, mul(lr, decay))), slots };
  },
};
