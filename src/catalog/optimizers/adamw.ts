import { mul, sub } from '../../ops/index.ts';
import { adam } from './adam.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { weightDecay } from './weight_decay.ts';

export const adamw: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon' | 'weight_decay', 'm' | 'v'> = {
  label: 'AdamW',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ w &\\leftarrow w - \\eta \\left( \\frac{m / (1 - \\beta_1^t)}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} + \\lambda w \\right) \\end{aligned}',
  hyper: { ...adam.hyper, lr: learningRate(0.01), weight_decay: weightDecay(0.01) },
  slots: adam.slots,
  update(inputs) {
    const { parameter, slots } = adam.update(inputs);
    const { lr, weight_decay: decay } = inputs.hyper;
    return { parameter: sub(parameter, mul(inputs.parameter, mul(lr, decay))), slots };
  },
};
