import { softplus as softplusOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softplus: ActivationDef = {
  label: 'Softplus',
  tex: '\\operatorname{softplus}(x) = \\log\\left(1 + e^{x}\\right)',
  text: 'ReLU with its corner rounded off: nearly 0 far on the left, nearly x far on the right, and ln 2 ≈ 0.69 at zero. Its derivative is exactly the sigmoid. Use it on an output that must be positive, such as a rate, a price or a standard deviation, where ReLU would get stuck at 0. In hidden layers its smoothness was once expected to help, but ReLU has mostly proved better. Softplus is never zero, so the representation is not sparse; its values are all positive and average well above 0, which shifts the next layer; and for negative inputs its slope fades like a sigmoid.',
  differs:
    'PyTorch has a factor β, log(1 + exp(βx))/β, which is 1 by default, and switches to the identity above βx = 20. Keras has no such factor.',
  reference: {
    authors: 'X. Glorot, A. Bordes, Y. Bengio',
    year: 2011,
    title: 'Deep Sparse Rectifier Neural Networks',
    url: 'https://proceedings.mlr.press/v15/glorot11a.html',
  },
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => softplusOp(x),
};
