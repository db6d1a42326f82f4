import { add, mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { momentum } from './momentum.ts';

export const nesterov: OptimizerDef<'lr' | 'beta', 'velocity'> = {
  label: 'Nesterov',
  tex: '\\begin{aligned} v &\\leftarrow \\beta v + g \\\\ w &\\leftarrow w - \\eta \\left( g + \\beta v \\right) \\end{aligned}',
  hyper: momentum.hyper,
  aliases: ['nag', 'nesterov_momentum'],
  slots: momentum.slots,
  update({ parameter, gradient, slots, hyper: { lr, beta } }) {
    const velocity = add(mul(slots.velocity, beta), gradient);
    return { parameter: sub(parameter, mul(add(gradient, mul(velocity, beta)), lr)), slots: { velocity } };
  },
};
