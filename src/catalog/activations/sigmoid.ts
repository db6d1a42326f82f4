import { sigmoid as sigmoidOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const sigmoid: ActivationDef = {
  label: 'Sigmoid',
  tex: '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  text: 'Squeezes any number into the interval from 0 to 1, so its value can be read as the probability of a class. That makes it the usual output for two classes. In hidden layers it learns slowly, for two reasons. Its slope is at most 1/4 and nearly zero once a unit is far from 0, so every layer shrinks the gradient on the way back, until it vanishes in deep networks. And its values are never negative, so the gradients of all weights into one unit of the next layer share a sign and the weights move in zigzags. Tanh or ReLU usually work better there. On WASM, onnxruntime trains with an approximation that fails in the tail: it is off by 1.5% at −12 and is 0 below −17.5. The probabilities that this page shows and ranks by are therefore computed from the logits.',
  reference: {
    authors: 'D. E. Rumelhart, G. E. Hinton, R. J. Williams',
    year: 1986,
    title: 'Learning representations by back-propagating errors',
    url: 'https://doi.org/10.1038/323533a0',
  },
  hyper: {},
  aliases: ['logistic'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => sigmoidOp(x),
};
