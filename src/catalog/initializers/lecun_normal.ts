import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const lecunNormal: InitializerDef = {
  label: 'LeCun normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{1}{n_{\\text{in}}}',
  text: 'Variance 1/n_in, from a bell curve: the sum over n_in inputs of variance one then has variance one again. It is the oldest of the rules that depend on the layer size, and it considers only the forward pass; Xavier added the backward pass, and He the signal lost in ReLU. Today it is used with SELU, whose self-normalizing property is derived for exactly this variance. It also suits linear layers, and tanh in networks of moderate depth, where the signal shrinks a little from layer to layer because the slope of tanh is below one away from zero. With ReLU its variance is too small by half, and the signal fades in deep stacks.',
  differs:
    'PyTorch: kaiming_normal_ with nonlinearity="linear" is the same. Keras LecunNormal cuts the bell curve off at two deviations and widens it to keep the variance.',
  reference: {
    authors: 'G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter',
    year: 2017,
    title: 'Self-Normalizing Neural Networks',
    url: 'https://arxiv.org/abs/1706.02515',
  },
  hyper: {},
  places: ['weight'],
  variance: ({ fanIn }) => 1 / fanIn,
  draw: (site, _hyper, random) => elementwise(site, () => random.normal(0, Math.sqrt(1 / site.fanIn))),
};
