import { add, mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const momentum: OptimizerDef<'lr' | 'beta', 'velocity'> = {
  label: 'Momentum',
  tex: '\\begin{aligned} v &\\leftarrow \\beta v + g \\\\ w &\\leftarrow w - \\eta\\, v \\end{aligned}',
  text: 'Gives gradient descent a memory, like a heavy ball that rolls downhill. The velocity v adds up past gradients, each fading by the factor β per step. Where they agree, v builds up to 1/(1 − β) times a single gradient, ten times at β = 0.9; where they alternate, they cancel. Long narrow valleys are crossed faster and with less zigzag than by plain SGD, and mini-batch noise is averaged out. Because steps are longer by that factor, use a correspondingly smaller learning rate. The ball can overshoot: with β close to 1 the loss oscillates for a long time before it settles.',
  differs:
    'PyTorch and TensorFlow.js use this form. Keras and Sutskever et al. (2013) keep the learning rate inside the velocity: v ← βv − ηg, w ← w + v. The paths are equal while η is constant; here a new η acts on the whole velocity at once, there only on new gradients. Some texts weight g by 1 − β.',
  reference: {
    authors: 'B. T. Polyak',
    year: 1964,
    title: 'Some methods of speeding up the convergence of iteration methods',
    url: 'https://doi.org/10.1016/0041-5553(64)90137-5',
  },
  hyper: {
    lr: learningRate(0.03),
    beta: {
      label: 'Momentum',
      tex: '\\beta',
      default: 0.9,
      min: 0,
      max: 0.999,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher value remembers more steps: faster along steady slopes, slower to turn or stop; 0 is plain SGD.',
    },
  },
  aliases: ['sgd_momentum', 'heavy_ball'],
  slots: { velocity: { label: 'Velocity', tex: 'v', initial: 0 } },
  update({ parameter, gradient, slots, hyper }) {
    const velocity = add(mul(slots.velocity, hyper.beta), gradient);
    return { parameter: sub(parameter, mul(velocity, hyper.lr)), slots: { velocity } };
  },
};
