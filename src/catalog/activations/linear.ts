import type { ActivationDef } from './definition.ts';

export const linear: ActivationDef = {
  label: 'Linear',
  tex: '\\varphi(x) = x',
  text: 'Passes the weighted sum through unchanged. On the output it is the right choice for regression, because the prediction may then be any number. In hidden layers it adds nothing: a chain of linear layers is itself one linear layer, however deep, so every decision boundary it can draw is a straight line. Try it on the circle data and watch more layers change nothing. Its derivative is 1 everywhere, so it neither saturates nor shrinks the gradient. Nothing bounds its output either: if the learning rate is too high, values grow without limit.',
  differs: 'PyTorch calls it Identity. Its Linear is the layer with weights that Nabla and Keras call dense.',
  reference: {
    authors: 'I. Goodfellow, Y. Bengio, A. Courville',
    year: 2016,
    title: 'Deep Learning, chapter 6: Deep Feedforward Networks',
    url: 'https://www.deeplearningbook.org/contents/mlp.html',
  },
  hyper: {},
  aliases: ['identity', 'none'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => x,
};
