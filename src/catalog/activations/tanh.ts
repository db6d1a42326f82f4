import { tanh as tanhOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const tanh: ActivationDef = {
  label: 'Tanh',
  tex: '\\tanh(x) = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}',
  text: 'A sigmoid stretched to run from −1 to 1: tanh(x) = 2σ(2x) − 1. Because it is centred on zero, the next layer receives both positive and negative values, which lets gradient descent take straighter paths than with the sigmoid. Its slope at zero is 1, so small signals pass through almost unchanged. It is a good choice for small, smooth problems like the two-dimensional ones here, and inside recurrent networks. It still saturates: where |x| exceeds about 3 the slope is below 0.01, and in a stack of saturated layers the gradient vanishes.',
  reference: {
    authors: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller',
    year: 1998,
    title: 'Efficient BackProp',
    url: 'https://doi.org/10.1007/3-540-49430-8_2',
  },
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 5 / 3,
  build: (x) => tanhOp(x),
};
