import { abs, add, div } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softsign: ActivationDef = {
  label: 'Softsign',
  tex: '\\operatorname{softsign}(x) = \\frac{x}{1 + |x|}',
  text: 'An S-curve from −1 to 1 like tanh, built without an exponential. The difference is in the tails: tanh approaches its limits exponentially fast, softsign only like 1/|x|. At x = 5 the slope of tanh is below 0.0002, while that of softsign is still 1/36. Units therefore saturate later and recover more easily, and the layers of a deep network keep learning for longer. Use it where tanh fits but saturates. Its drawback is that the curve bends early: signals are squeezed as soon as they leave zero, so it needs larger weights to express the same function, and the gradient still shrinks from layer to layer.',
  reference: {
    authors: 'X. Glorot, Y. Bengio',
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => div(x, add(abs(x), 1)),
};
