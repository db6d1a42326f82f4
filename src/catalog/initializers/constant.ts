import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const constant: InitializerDef<'value'> = {
  label: 'Constant',
  tex: 'W_{ij} = c',
  text: 'Sets every element to the same number. It is meant for biases. With a small positive bias such as 0.1, ReLU units start active for most inputs, so fewer of them are dead from the first step. You can also set the bias of an output unit to the average of the target, so the network does not have to learn that first. For weights it has the same flaw as zeros: all units of a layer compute the same value and get the same gradient, so they never become different, although with c ≠ 0 they do change. Large values drive sigmoid and tanh units into saturation before they have seen anything.',
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
      explain: 'At a higher value units start more active; below zero they start inactive.',
    },
  },
  places: ['weight', 'bias'],
  variance: () => 0,
  draw: (site, { value }) => elementwise(site, () => value),
};
