import { add, mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { momentum } from './momentum.ts';

export const nesterov: OptimizerDef<'lr' | 'beta', 'velocity'> = {
  label: 'Nesterov',
  tex: '\\begin{aligned} v &\\leftarrow \\beta v + g \\\\ w &\\leftarrow w - \\eta \\left( g + \\beta v \\right) \\end{aligned}',
  text: 'Momentum that looks ahead. The plain kind measures the slope at its current position and then rolls on anyway. Nesterov’s idea is to roll first and measure the slope there, so the gradient corrects a step that has gone too far one step earlier. The ball brakes before the valley floor instead of after it. The form shown here keeps the point ahead as w, which is why the newest gradient counts once more in the step. For smooth convex functions the gain is proven. With mini-batches, expect calmer curves at the same β and η, which allows β = 0.95 and more. Noise hides most of the benefit, and with too large an η the loss still explodes.',
  differs:
    'This is SGD with nesterov=True in PyTorch and useNesterov in TensorFlow.js; Keras differs only in keeping η inside the velocity (see Momentum). The paper writes v ← βv − η∇J(w + βv), w ← w + v; its w + βv is the w here.',
  reference: {
    authors: 'I. Sutskever, J. Martens, G. Dahl, G. Hinton',
    year: 2013,
    title: 'On the importance of initialization and momentum in deep learning',
    url: 'https://proceedings.mlr.press/v28/sutskever13.html',
  },
  hyper: momentum.hyper,
  aliases: ['nag', 'nesterov_momentum'],
  slots: momentum.slots,
  update({ parameter, gradient, slots, hyper: { lr, beta } }) {
    const velocity = add(mul(slots.velocity, beta), gradient);
    return { parameter: sub(parameter, mul(add(gradient, mul(velocity, beta)), lr)), slots: { velocity } };
  },
};
