import { add, div, mul, sqrt, square, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';

export const adagrad: OptimizerDef<'lr' | 'epsilon', 'sum'> = {
  label: 'Adagrad',
  tex: '\\begin{aligned} G &\\leftarrow G + g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{g}{\\sqrt{G} + \\varepsilon} \\end{aligned}',
  hyper: {
    lr: learningRate(0.1),
    epsilon: epsilon(1e-10, 'A higher value shortens the steps of weights whose gradients have been tiny so far.'),
  },
  slots: { sum: { label: 'Sum of squares', tex: 'G', initial: 0 } },
  update({ parameter, gradient, slots, hyper: { lr, epsilon } }) {
    const sum = add(slots.sum, square(gradient));
    const direction = div(gradient, add(sqrt(sum), epsilon));
    return { parameter: sub(parameter, mul(direction, lr)), slots: { sum } };
  },
};
