import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const constant: InitializerDef<'value'> = {
  label: 'Constant',
  tex: 'W_{ij} = c',
  text: 'Gives every element the same number. It is meant for biases. A small positive bias such as 0.1 lets ReLU units start switched on for most inputs, so that fewer of them are dead from the first step, and the bias of an output unit can be set to what the data say on average, which saves the network from learning that first. As a start for weights it has the flaw of zeros: all units of a layer compute the same and get the same gradient, so they never become different, although with c ≠ 0 they do move. Large values drive sigmoid and tanh units into saturation before they have seen anything.',
  differs:
    'Keras: Constant(value), 0 by default. PyTorch: constant_, without a default; the biases of its Linear are drawn from U(−1/√n_in, 1/√n_in).',
  reference: {
    authors: 'I. Goodfellow, Y. Bengio, A. Courville',
    year: 2016,
    title: 'Deep Learning, section 8.4: Parameter Initialization Strategies',
    url: 'https://www.deeplearningbook.org/contents/optimization.html',
  },
  hyper: {
    value: {
      label: 'Value',
      tex: 'c',
      default: 0.1,
      min: -10,
      max: 10,
      scale: 'linear',
      effect: 'resample',
      explain: 'Higher starts units more strongly switched on; below zero, switched off.',
    },
  },
  places: ['weight', 'bias'],
  variance: () => 0,
  draw: (site, { value }) => elementwise(site, () => value),
};
