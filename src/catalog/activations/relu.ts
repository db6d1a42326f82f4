import { relu as reluOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const relu: ActivationDef = {
  label: 'ReLU',
  tex: '\\operatorname{ReLU}(x) = \\max(0, x)',
  text: 'Keeps positive values and replaces negative ones with zero. It costs almost nothing, and its slope on the positive side is exactly 1, so gradients pass through many layers without shrinking. This made deep networks trainable, and ReLU remains the usual first choice for hidden layers. For any one example many units are typically zero, so the representation is sparse. The danger is on the negative side: the slope there is 0, so a unit that is negative for every example receives no gradient and can stay dead for good. A high learning rate kills units quickly. Boundaries drawn by ReLU networks are made of straight pieces.',
  differs: 'The derivative at exactly 0 is a convention: 0 here, as in PyTorch and TensorFlow.',
  reference: {
    authors: 'X. Glorot, A. Bordes, Y. Bengio',
    year: 2011,
    title: 'Deep Sparse Rectifier Neural Networks',
    url: 'https://proceedings.mlr.press/v15/glorot11a.html',
  },
  hyper: {},
  aliases: ['rectifier'],
  places: ['hidden', 'output'],
  gain: () => Math.SQRT2,
  build: (x) => reluOp(x),
};
