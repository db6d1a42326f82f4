import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';
import { rmsprop } from './rmsprop.ts';

export const adadelta: OptimizerDef<'lr' | 'rho' | 'epsilon', 'v' | 'u'> = {
  label: 'Adadelta',
  tex: '\\begin{aligned} v &\\leftarrow \\rho v + (1 - \\rho)\\, g^2 \\\\ \\Delta &= \\frac{\\sqrt{u + \\varepsilon}}{\\sqrt{v + \\varepsilon}}\\, g \\\\ u &\\leftarrow \\rho u + (1 - \\rho)\\, \\Delta^2 \\\\ w &\\leftarrow w - \\eta\\, \\Delta \\end{aligned}',
  hyper: {
    lr: learningRate(1),
    rho: { ...rmsprop.hyper.rho, default: 0.95 },
    epsilon: epsilon(1e-6, 'A higher value gets going sooner, with longer first steps.'),
  },
  slots: {
    v: { label: 'Mean square of the gradient', tex: 'v', initial: 0, mayVanish: true },
    u: { label: 'Mean square of the step', tex: 'u', initial: 0, mayVanish: true },
  },
  update({ parameter, gradient, slots, hyper: { lr, rho, epsilon } }) {
    const v = meanSquare(slots.v, gradient, rho);
    const delta = mul(gradient, div(sqrt(add(slots.u, epsilon)), sqrt(add(v, epsilon))));
    return { parameter: sub(parameter, mul(delta, lr)), slots: { v, u: meanSquare(slots.u, delta, rho) } };
  },
};
