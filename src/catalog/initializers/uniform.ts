import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const uniform: InitializerDef<'range'> = {
  label: 'Uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r)',
  text: 'Draws every weight uniformly from the interval −r to r, whatever the size of the layer. That breaks the symmetry between units, which is the first thing an initializer must do, and lets you set the scale by hand. The same r does not fit all layers: a unit that sums over many inputs gets a sum whose variance is the number of inputs times r²/3. If r is too large, tanh or sigmoid units start saturated and ReLU networks explode with depth; if it is too small, signal and gradient fade from layer to layer. Xavier and He derive r from the size of the layer.',
  differs: 'Keras RandomUniform uses r = 0.05 by default, PyTorch uniform_ the interval from 0 to 1.',
  reference: {
    authors: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller',
    year: 1998,
    title: 'Efficient BackProp',
    url: 'https://doi.org/10.1007/3-540-49430-8_2',
  },
  hyper: {
    range: {
      label: 'Range',
      tex: 'r',
      default: 0.5,
      min: 0.001,
      max: 10,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value starts with larger weights: units differ more, but saturate or explode sooner.',
    },
  },
  aliases: ['random_uniform'],
  places: ['weight', 'bias'],
  variance: (_site, { range }) => range ** 2 / 3,
  draw: (site, { range }, random) => elementwise(site, () => random.uniform(-range, range)),
};
