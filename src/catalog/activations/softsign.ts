import { abs, add, div } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softsign: ActivationDef = {
  label: 'Softsign',
  tex: '\\operatorname{softsign}(x) = \\frac{x}{1 + |x|}',
  text: 'An S-curve from −1 to 1 like tanh, built without an exponential. The difference is in the tails: tanh closes in on its limits exponentially fast, softsign only like 1/|x|. At x = 5 the slope of tanh is below 0.0002, that of softsign still 1/36. Units therefore saturate later and come back more easily, and layers of a deep network stay alive for longer. Use it where tanh would do and saturates. Its price is that the curve bends early: away from zero signals are squeezed at once, so it needs larger weights to say the same, and the gradient still shrinks from layer to layer.',
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
