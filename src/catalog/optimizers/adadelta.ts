import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';
import { rmsprop } from './rmsprop.ts';

export const adadelta: OptimizerDef<'lr' | 'rho' | 'epsilon', 'v' | 'u'> = {
  label: 'Adadelta',
  tex: '\\begin{aligned} v &\\leftarrow \\rho v + (1 - \\rho)\\, g^2 \\\\ \\Delta &= \\frac{\\sqrt{u + \\varepsilon}}{\\sqrt{v + \\varepsilon}}\\, g \\\\ u &\\leftarrow \\rho u + (1 - \\rho)\\, \\Delta^2 \\\\ w &\\leftarrow w - \\eta\\, \\Delta \\end{aligned}',
  text: 'Sets its own step length. Like RMSprop it divides by the root of an average v of squared gradients, but in place of a learning rate it multiplies by the root of u, the average of its own squared steps. The step then has the unit of the weight, not of its inverse. The paper needs no η at all, that is η = 1. Adadelta saves tuning and tolerates a badly chosen scale. Because u starts at zero, the first steps are as small as ε allows, and it may take hundreds of steps to get going; in effect, ε becomes a hidden learning rate. Late in training it can be slower than a tuned SGD or Adam.',
  differs:
    'ε is inside both roots, as in the paper, PyTorch (1e-6) and Keras (1e-7). The frameworks added η: its default is 1 in PyTorch, as here, but 0.001 in Keras and TensorFlow.js, where the weights then hardly move. TensorFlow.js 4 divides by the v from before the step.',
  reference: {
    authors: 'M. D. Zeiler',
    year: 2012,
    title: 'ADADELTA: An Adaptive Learning Rate Method',
    url: 'https://arxiv.org/abs/1212.5701',
  },
  hyper: {
    lr: learningRate(1),
    rho: { ...rmsprop.hyper.rho, default: 0.95 },
    epsilon: epsilon(1e-6, 'A higher value gets going sooner, with longer first steps.'),
  },
  slots: {
    v: { label: 'Mean square of the gradient', tex: 'v', initial: 0 },
    u: { label: 'Mean square of the step', tex: 'u', initial: 0 },
  },
  update({ parameter, gradient, slots, hyper: { lr, rho, epsilon } }) {
    const v = meanSquare(slots.v, gradient, rho);
    const delta = mul(gradient, div(sqrt(add(slots.u, epsilon)), sqrt(add(v, epsilon))));
    return { parameter: sub(parameter, mul(delta, lr)), slots: { v, u: meanSquare(slots.u, delta, rho) } };
  },
};
